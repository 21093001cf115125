import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { folderOf } from '../folder.ts';

/** A result that the double gives for a file, in CodeQL's own terms. */
export interface DoubleFinding {
  rule: string;
  message: string;
  tags: readonly string[];
  score: string;
  region: { startLine: number; startColumn: number; endLine?: number; endColumn: number };
  flow?: readonly DoubleFinding['region'][];
  suppressed?: boolean;
}

export interface DoubleConfig {
  version: string;
  /** Comments in a source that make the double skip it, fail on it, or never end. */
  markers: { notExtracted: string; crash: string; hang: string };
  /** A step that fails whatever the sources. */
  alwaysFails: 'create' | 'analyze' | null;
  writes: 'results' | 'nothing' | 'garbage';
  /** By the SHA-256 of a file's text. */
  findings: Record<string, readonly DoubleFinding[]>;
}

const query = (kind: string, id: string) =>
  `/**\n * @name ${id}\n * @kind ${kind}\n * @id ${id}\n */\nselect 1\n`;
const suite = '- queries: .\n- include:\n    kind: path-problem\n- include:\n    kind: diagnostic\n';
const pack = 'codeql/qlpacks/codeql/python-queries/1.4.1';

/** The query pack of a bundle, as far as the double needs one. */
const packFiles = {
  [`${pack}/qlpack.yml`]: 'name: codeql/python-queries\nversion: 1.4.1\n',
  [`${pack}/Security/CWE-094/CodeInjection.ql`]: query('path-problem', 'py/code-injection'),
  [`${pack}/Diagnostics/ExtractedFiles.ql`]: query(
    'diagnostic',
    'py/diagnostics/successfully-extracted-files',
  ),
  [`${pack}/Diagnostics/ExtractionWarnings.ql`]: query('diagnostic', 'py/diagnostics/extraction-warnings'),
  ...Object.fromEntries(
    ['code-scanning', 'security-extended', 'security-and-quality'].map((name) => [
      `${pack}/codeql-suites/python-${name}.qls`,
      suite,
    ]),
  ),
};

export interface CodeqlDouble {
  /** The folder of a bundle: `codeql/codeql` and its packs. */
  bundle: string;
  cli: string;
  /** Every command line so far that the manual allows. */
  calls: () => Promise<string[][]>;
}

/** An unpacked bundle whose CLI is the conformance double. */
export async function openDouble(
  config: Partial<DoubleConfig> & { withoutPacks?: boolean } = {},
): Promise<CodeqlDouble> {
  const { withoutPacks = false, ...given } = config;
  const whole: DoubleConfig = {
    version: '2.20.1',
    markers: { notExtracted: '# not extracted', crash: '# crash', hang: '# hang' },
    alwaysFails: null,
    writes: 'results',
    findings: {},
    ...given,
  };
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const bundle = await folderOf({
    'codeql/double.json': JSON.stringify(whole),
    'codeql/codeql': `#!/bin/sh\nexec '${process.execPath}' --disable-warning=ExperimentalWarning '${main}' "$(dirname "$0")" "$@"\n`,
    'codeql/qlpacks/.codeqlmanifest.json': '{}',
    ...(withoutPacks ? {} : packFiles),
  });
  const cli = join(bundle, 'codeql', 'codeql');
  await chmod(cli, 0o755);
  await writeFile(join(bundle, 'codeql', 'calls.jsonl'), '');
  return {
    bundle,
    cli,
    calls: async () =>
      (await readFile(join(bundle, 'codeql', 'calls.jsonl'), 'utf8'))
        .trim()
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as string[]),
  };
}
