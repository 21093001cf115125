import { messageOf } from '../../core/errors.ts';
import { expandAdoc, readAdoc, roleOfDiff, roleOfHeading } from './adoc.ts';
import { filesBelow, licenceOf, textBelow } from './files.ts';
import { type Element, parseMarkup, rawText, readableText } from './markup.ts';
import { type CodeBlock, dedent, languageName, type Miner, type Seed } from './seed.ts';

/**
 * Sonar's rule descriptions in either of their two layouts: the rule repository (`rules/S####/metadata.json` with
 * `LANGUAGE/metadata.json` and `LANGUAGE/rule.adoc`, https://github.com/SonarSource/rspec), and the resources of an
 * analyzer (`S####.json` with `S####.html`, as in https://github.com/SonarSource/sonar-python).
 */
export const sonar: Miner = async function* (from, { drop }) {
  const licence = await licenceOf(from, 'see the licence of SonarSource/rspec and of the analyzer');
  for await (const path of filesBelow(from, (file) => /(^|\/)(rule\.adoc|[A-Za-z]\w*\.html)$/.test(file))) {
    const [, folder = '', name = ''] = /^(?:(.*)\/)?([^/]+)$/.exec(path) ?? [];
    const parts = folder.split('/');
    const isAdoc = name === 'rule.adoc';
    if (!isAdoc && (await textBelow(from, path.replace(/html$/, 'json'))) === null) {
      drop('HTML without metadata', path);
      continue;
    }
    const language = languageName(LANGUAGE_FOLDERS[parts.at(-1) ?? ''] ?? parts.at(-1) ?? '');
    const key = isAdoc ? (parts.at(-2) ?? '') : name.replace(/\.html$/, '');
    if (isAdoc && !/^S\d+$/.test(key)) {
      drop('no rule of a language', path);
      continue;
    }
    const general = isAdoc ? `${parts.slice(0, -1).join('/')}/metadata.json` : path.replace(/html$/, 'json');
    const own = isAdoc ? await metadataOf(from, `${folder}/metadata.json`) : {};
    const shared = await metadataOf(from, general);
    if (typeof own === 'string' || typeof shared === 'string') {
      drop('metadata that is not JSON', `${path}: ${[own, shared].find((each) => typeof each === 'string')}`);
      continue;
    }
    const metadata = { ...shared, ...own };
    const reason = unwanted(metadata);
    if (reason !== null) {
      drop(reason, path);
      continue;
    }
    const body = isAdoc
      ? readAdoc(await expandAdoc(from, path), language)
      : readHtml((await textBelow(from, path)) ?? '', language);
    yield { ...seedOf(path, key, language, metadata, body), licence };
  }
};

/** Folders of rule resources that are not called as their language is. */
const LANGUAGE_FOLDERS: Record<string, string> = { py: 'python', web: 'html', squid: 'java', cfamily: 'cpp' };

type Metadata = Record<string, unknown>;

/** A metadata file as an object, empty where there is none; the reason as text where it cannot be read. */
async function metadataOf(from: string, path: string): Promise<Metadata | string> {
  const text = await textBelow(from, path);
  if (text === null) return {};
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Metadata)
      : 'no object';
  } catch (error) {
    return messageOf(error);
  }
}

const standards = (metadata: Metadata): Metadata => {
  const found = metadata['securityStandards'];
  return found !== null && typeof found === 'object' && !Array.isArray(found) ? (found as Metadata) : {};
};

function cwesOf(metadata: Metadata): number[] {
  const listed = standards(metadata)['CWE'];
  const numbers = Array.isArray(listed) ? listed.map(Number) : [];
  return [...new Set(numbers.filter((number) => Number.isInteger(number) && number > 0))];
}

function unwanted(metadata: Metadata): string | null {
  if (typeof metadata['title'] !== 'string') return 'no title';
  if (metadata['status'] === 'closed') return 'closed';
  const isSecurity = metadata['type'] === 'VULNERABILITY' || metadata['type'] === 'SECURITY_HOTSPOT';
  return isSecurity || cwesOf(metadata).length > 0 ? null : 'not about security';
}

interface Body {
  text: string;
  code: CodeBlock[];
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function seedOf(
  path: string,
  key: string,
  language: string,
  metadata: Metadata,
  body: Body,
): Omit<Seed, 'licence'> {
  const notes = {
    type: text(metadata['type']),
    status: text(metadata['status']),
    severity: text(metadata['defaultSeverity']),
    tags: Array.isArray(metadata['tags']) ? metadata['tags'].join(' ') : null,
  };
  const number = /^S(\d+)$/.exec(key)?.[1];
  return {
    id: `sonar/${language}/${key}`,
    title: text(metadata['title']) ?? key,
    content: body.text,
    code: body.code,
    source: {
      name: 'SonarSource',
      id: key,
      url:
        number === undefined
          ? 'https://rules.sonarsource.com/'
          : `https://rules.sonarsource.com/${language}/RSPEC-${number}/`,
    },
    cwes: cwesOf(metadata),
    languages: [language],
    attribution: `SonarSource, rule ${key} for ${language} (${path})`,
    notes: Object.fromEntries(
      Object.entries(notes).filter((note): note is [string, string] => note[1] !== null),
    ),
    also: [],
  };
}

/** Text and code of a rule's HTML: code in `<pre>`, its side by `data-diff-type`, else by the heading above it. */
export function readHtml(html: string, language: string): Body {
  const root = parseMarkup(html);
  const code: CodeBlock[] = [];
  let heading: CodeBlock['role'] = 'unknown';
  const walk = (element: Element) => {
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      if (/^h[1-6]$/.test(child.name)) {
        heading = roleOfHeading(rawText(child)) ?? (child.name === 'h2' ? 'unknown' : heading);
      } else if (child.name === 'pre') {
        const block = dedent(rawText(child));
        if (block.trim() !== '')
          code.push({
            language,
            code: block,
            role: roleOfDiff(child.attributes['data-diff-type']) ?? heading,
          });
      } else walk(child);
    }
  };
  walk(root);
  return { text: readableText(root, new Set(['pre'])), code };
}
