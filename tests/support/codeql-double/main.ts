/**
 * A stand-in for the CodeQL CLI that holds our command lines against its manual: whatever the manual does not know is
 * refused, as is a database that is already there, a source folder that is not, or a query that no pack has. What it
 * "finds" is told to it in `double.json` beside its launcher, or is `eval(` of something that came from `input(`.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { manual, values } from './manual.ts';
import type { DoubleConfig, DoubleFinding } from './open.ts';

const [, , home = '', ...argv] = process.argv;
const config = JSON.parse(readFileSync(join(home, 'double.json'), 'utf8')) as DoubleConfig;

function refuse(message: string, code = 2): never {
  process.stderr.write(`A fatal error occurred: ${message}\n`);
  process.exit(code);
}

interface Line {
  name: string;
  options: Map<string, string>;
  operands: string[];
}

/** Reads a command line by the manual alone. */
function parse(): Line {
  const name = [argv.slice(0, 2).join(' '), argv[0] ?? ''].find((words) => words in manual);
  if (name === undefined) refuse(`Unmatched arguments from index 0: '${argv.join("', '")}'`);
  const { options: known, needed, operands: count } = manual[name]!;
  const rest = argv.slice(name.split(' ').length);
  const end = rest.includes('--') ? rest.indexOf('--') : rest.length;
  const options = new Map<string, string>();
  for (const word of rest.slice(0, end)) {
    const [, given = '', , value] =
      /^--([a-z][a-z0-9-]*)(=([^]*))?$/.exec(word) ?? refuse(`Unknown option: '${word}'`);
    const negated = given.replace(/^no-/, '');
    const option = given in known ? given : known[negated] === 'switch' ? negated : '';
    if (option === '') refuse(`Unknown option: '--${given}'`);
    if ((known[option] === 'value') !== (value !== undefined)) refuse(`Wrong use of option '--${given}'`);
    const pattern = values[`${name} ${option}`] ?? values[option];
    if (value !== undefined && pattern && !pattern.test(value))
      refuse(`Invalid value for option '--${option}': ${value}`);
    options.set(given, value ?? '');
  }
  const operands = rest.slice(end + 1);
  for (const option of needed) if (!options.has(option)) refuse(`Missing required option: '--${option}'`);
  if (operands.length < count.least || operands.length > count.most) refuse('Wrong number of arguments');
  return { name, options, operands };
}

const files = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending) && statSync(join(folder, name)).isFile())
    .map((name) => join(folder, name))
    .sort();

/** The folder of a pack by its name, in the bundle or on the search path. */
function packFolder(name: string, search: string | undefined): string {
  const roots = [...(search?.split(':') ?? []), join(home, 'qlpacks')];
  for (const root of roots) {
    if (!existsSync(root)) refuse(`${root} does not exist`);
    const manifest = files(root, 'qlpack.yml').find((path) =>
      readFileSync(path, 'utf8').includes(`name: ${name}\n`),
    );
    if (manifest) return dirname(manifest);
  }
  return refuse(`Query pack ${name} cannot be found. Check the spelling of the pack.`);
}

/** Expands specifiers to query files; suites of the double's own pack list theirs one a line. */
function expand(specifiers: readonly string[], search: string | undefined): string[] {
  const found = specifiers.flatMap((specifier): string[] => {
    const inPack = /^([\w-]+\/[\w-]+)(?:@[^:]+)?(?::(.*))?$/.exec(specifier);
    const isPath = specifier.startsWith('path:') || existsSync(specifier);
    if (!isPath && inPack === null)
      refuse(`${specifier} is not a .ql file, .qls file, a directory, or a query pack specification.`);
    const base = isPath ? '' : packFolder(inPack![1]!, search);
    const path = isPath
      ? specifier.replace(/^path:/, '')
      : join(base, inPack![2] ?? 'codeql-suites/python-code-scanning.qls');
    if (!existsSync(path)) refuse(`${path} does not exist`);
    if (statSync(path).isDirectory()) return files(path, '.ql');
    if (path.endsWith('.ql')) return [resolve(path)];
    const suite = readFileSync(path, 'utf8');
    const from = /from: (\S+)/.exec(suite)?.[1];
    const root = from === undefined ? suiteRoot(path) : packFolder(from, search);
    const folder = /queries: (\S+)/.exec(suite)?.[1] ?? refuse(`${path} selects no queries`);
    const kinds = [...suite.matchAll(/kind: (\S+)/g)].map(([, kind]) => `@kind ${kind}`);
    return files(join(root, folder), '.ql').filter((query) => {
      const text = readFileSync(query, 'utf8');
      return kinds.length === 0 || kinds.some((kind) => text.includes(kind));
    });
  });
  return [...new Set(found)];
}

function suiteRoot(path: string): string {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'qlpack.yml'))) return folder;
    if (folder === dirname(folder)) return refuse(`${path} is in no pack`);
  }
}

const int = (options: Map<string, string>, name: string): number => Number(options.get(name) ?? '0');

function create({ options, operands }: Line): void {
  const [database = ''] = operands;
  if (options.get('language') !== 'python') refuse('There is no extractor for this language');
  const root = resolve(options.get('source-root') ?? '.');
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) refuse(`${root} is not a directory`);
  if (existsSync(database)) refuse(`${database} already exists`);
  if (!existsSync(dirname(database))) refuse(`${dirname(database)} does not exist`);
  if (!relative(root, resolve(database)).startsWith('..')) refuse('The database lies among the sources');
  if (int(options, 'ram') < 1 || int(options, 'threads') < 0) refuse('Unusable resources');
  const sources = files(root, '.py').map((path) => ({
    path: relative(root, path),
    code: readFileSync(path, 'utf8'),
  }));
  behave('create', sources);
  const extracted = sources.filter(({ code }) => !code.includes(config.markers.notExtracted));
  if (extracted.length === 0)
    refuse('CodeQL detected code written in Python but could not process any of it', 32);
  mkdirSync(database);
  writeFileSync(join(database, 'codeql-database.yml'), 'primaryLanguage: python\n');
  writeFileSync(join(database, 'sources.json'), JSON.stringify({ root, sources: extracted }));
}

interface Source {
  path: string;
  code: string;
}

/** Fails, hangs or dies as a marker in some source asks for. */
function behave(step: 'create' | 'analyze', sources: readonly Source[]): void {
  const all = sources.map(({ code }) => code).join('\n');
  if (config.alwaysFails === step) refuse('out of disk space', 100);
  if (all.includes(`${config.markers.crash} ${step}`)) refuse('Evaluator heap exhausted', 99);
  if (all.includes(`${config.markers.hang} ${step}`))
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

function analyze({ options, operands }: Line): void {
  const [database = '', ...specifiers] = operands;
  if (!existsSync(join(database, 'codeql-database.yml')))
    refuse(`${database} is not a recognized CodeQL database.`);
  const queries = expand(specifiers, options.get('search-path'));
  if (int(options, 'ram') < 2048) refuse('The value should be at least 2048 MB');
  const { root, sources } = JSON.parse(readFileSync(join(database, 'sources.json'), 'utf8')) as {
    root: string;
    sources: Source[];
  };
  behave('analyze', sources);
  if (config.writes === 'nothing') return;
  const output = options.get('output')!;
  writeFileSync(
    output,
    config.writes === 'garbage' ? '{"runs": [' : JSON.stringify(sarif(root, sources, queries)),
  );
}

const location = (uri: string, region?: object) => ({
  physicalLocation: {
    artifactLocation: { uri, uriBaseId: '%SRCROOT%', index: 0 },
    ...(region && { region }),
  },
});

/** Laid out as the CLI's documentation of its SARIF output says. */
function sarif(root: string, sources: readonly Source[], queries: readonly string[]): object {
  const asks = (name: string) => queries.some((query) => query.endsWith(name));
  const note = (id: string, path: string, level: string, text: string) => ({
    locations: [location(path)],
    message: { text },
    level,
    timeUtc: '2026-11-23T00:00:00.000Z',
    descriptor: { id, index: 0 },
    properties: { relatedLocations: [], formattedMessage: { text } },
  });
  const notifications = sources.flatMap(({ path, code }) => [
    ...(asks('ExtractedFiles.ql')
      ? [note('py/diagnostics/successfully-extracted-files', path, 'none', '')]
      : []),
    ...(asks('ExtractionWarnings.ql') && /def \w+\(:/.test(code)
      ? [
          note(
            'py/diagnostics/extraction-warnings',
            path,
            'warning',
            `Extraction failed in ${path} with error Syntax Error`,
          ),
        ]
      : []),
  ]);
  const results = sources.flatMap(({ path, code }) => findingsIn(code).map((finding) => ({ path, finding })));
  const rules = [...new Map(results.map(({ finding }) => [finding.rule, finding])).values()];
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'CodeQL',
            organization: 'GitHub',
            semanticVersion: config.version,
            notifications: [{ id: 'py/diagnostics/successfully-extracted-files' }],
            rules: rules.map(({ rule, tags, score }) => ({
              id: rule,
              name: rule,
              shortDescription: { text: rule },
              fullDescription: { text: rule },
              defaultConfiguration: { enabled: true, level: 'error' },
              properties: {
                tags,
                kind: 'path-problem',
                precision: 'high',
                'problem.severity': 'error',
                'security-severity': score,
              },
            })),
          },
          extensions: [{ name: 'codeql/python-queries', semanticVersion: '1.4.1' }],
        },
        invocations: [{ toolExecutionNotifications: notifications, executionSuccessful: true }],
        artifacts: sources.map(({ path }, index) => ({
          location: { uri: path, uriBaseId: '%SRCROOT%', index },
        })),
        results: results.map(({ path, finding: { rule, message, region, flow, suppressed } }) => ({
          ruleId: rule,
          ruleIndex: rules.findIndex((known) => known.rule === rule),
          rule: { id: rule, index: rules.findIndex((known) => known.rule === rule) },
          message: { text: message },
          locations: [location(path, region)],
          partialFingerprints: {
            primaryLocationLineHash: `${createHash('sha1').update(path).digest('hex').slice(0, 16)}:1`,
          },
          ...(flow && {
            codeFlows: [
              {
                threadFlows: [
                  {
                    locations: flow.map((step) => ({
                      location: { ...location(path, step), message: { text: 'step' } },
                    })),
                  },
                ],
              },
            ],
          }),
          ...(suppressed && { suppressions: [{ kind: 'inSource' }] }),
        })),
        originalUriBaseIds: {
          '%SRCROOT%': { uri: `${pathToFileURL(root).href}/`, description: { text: 'The root folder.' } },
        },
        columnKind: 'utf16CodeUnits',
        newLineSequences: ['\n', '\r\n'],
        properties: { 'semmle.formatSpecifier': 'sarifv2.1.0' },
      },
    ],
  };
}

function findingsIn(code: string): readonly DoubleFinding[] {
  const told = config.findings[createHash('sha256').update(code).digest('hex')];
  if (told) return told;
  const lines = code.split('\n');
  const at = (text: string) => {
    const line = lines.findIndex((own) => own.includes(text));
    const column = (lines[line]?.indexOf(text) ?? -1) + 1;
    return { startLine: line + 1, startColumn: column, endColumn: column + text.length - 1 };
  };
  if (!code.includes('eval(') || !code.includes('input(')) return [];
  return [
    {
      rule: 'py/code-injection',
      message: 'This code execution depends on a [user-provided value](1).',
      tags: ['external/cwe/cwe-094', 'external/cwe/cwe-095', 'security'],
      score: '9.3',
      region: at('eval('),
      flow: [at('input('), at('eval(')],
      suppressed: /#\s*(?:lgtm|codeql\[)/.test(code),
    },
  ];
}

const line = parse();
writeFileSync(join(home, 'calls.jsonl'), JSON.stringify(argv) + '\n', { flag: 'a' });
if (line.name === 'version') {
  const text = {
    productName: 'CodeQL',
    vendor: 'GitHub',
    version: config.version,
    sha: 'c0ffee',
    unpackedLocation: home,
  };
  process.stdout.write(
    line.options.get('format') === 'json' ? JSON.stringify(text) : `CodeQL ${config.version}\n`,
  );
} else if (line.name === 'resolve queries') {
  const queries = expand(line.operands, line.options.get('search-path'));
  process.stdout.write(line.options.get('format') === 'json' ? JSON.stringify(queries) : queries.join('\n'));
} else if (line.name === 'database create') create(line);
else analyze(line);
