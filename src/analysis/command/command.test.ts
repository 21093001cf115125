import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { folderOf } from '../../../tests/support/folder.ts';
import type { Sample } from '../../core/sample.ts';
import { ensureEnvironment } from '../../environments/index.ts';
import type { AnalyzerSettings } from '../analyzer.ts';
import { openAnalyzers } from '../index.ts';

const sample = (id: string, code: string): Sample => ({ id, code, origin: {} });
const vulnerable = 'import subprocess\n\n\ndef f(x):\n    subprocess.call("ls " + x, shell=True)\n';

function open(text: string, settings: AnalyzerSettings = {}) {
  const [analyzer] = openAnalyzers([`command:${text}`], { cache: false, ...settings });
  onTestFinished(() => analyzer!.close());
  return analyzer!;
}

/** A tool of ours in JavaScript: `report(files)` makes the results. */
async function toolOf(body: string): Promise<string> {
  const folder = await folderOf({
    'tool.mjs': `import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
const [folder, sarif] = process.argv.slice(2);
const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.py')).map((name) => ({ uri: name, code: readFileSync(folder + '/' + name, 'utf8') }));
const log = (results, more = {}) => JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'Own', version: '3' } }, results, ...more }] });
const at = (uri, line) => ({ ruleId: 'R1', message: { text: 'found' }, locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine: line } } }] });
${body}`,
  });
  return `own@3='${process.execPath}' '${join(folder, 'tool.mjs')}' {folder} {sarif}`;
}
const everyEval = `writeFileSync(sarif, log(files.filter(({ code }) => code.includes('eval(')).map(({ uri }) => at(uri, 2))));`;

describe('with Ruff, which writes SARIF', () => {
  let ruff = '';
  beforeAll(async () => {
    const { python } = await ensureEnvironment('analyzers');
    ruff = join(dirname(python), 'ruff');
  });

  const command = (extra = '') =>
    `ruff@1='${ruff}' check --isolated --no-cache --select S,F ${extra} --output-format sarif --output-file {sarif} {folder}`;

  test('each sample gets its own findings, with CWE, range and tool', async () => {
    const found = await open(command()).analyze([
      sample('bad', vulnerable),
      sample('good', 'print("é")\n'),
      sample('broken', 'def f(:\n'),
      sample('other', 'x = "😀" + eval("1")\n'),
    ]);
    expect(found.get('bad')).toMatchObject({
      status: 'ok',
      findings: [
        {
          rule: 'S602',
          symbol: 'subprocess-popen-with-shell-equals-true',
          cwes: [78],
          kind: 'security',
          range: { line: 5, column: 5, endLine: 5 },
          tool: 'ruff',
          toolVersion: expect.stringMatching(/^\d+\./) as string,
        },
      ],
    });
    expect(found.get('good')).toEqual({ status: 'ok', findings: [], suppressions: 0 });
    expect(found.get('broken')?.status).toBe('unparsable');
    // Ruff counts code points; the face is two units.
    expect(found.get('other')?.findings[0]).toMatchObject({ rule: 'S307', range: { column: 12 } });
  });

  test('comments that switch findings off are taken their meaning, counted, and honoured only when asked', async () => {
    const hidden = vulnerable.replace('shell=True)', 'shell=True)  # noqa: S602');
    const judged = await open(command()).analyze([sample('a', hidden)]);
    expect(judged.get('a')).toMatchObject({ findings: [{ rule: 'S602' }], suppressions: 1 });
    const scanned = await open(command(), { honourSuppressions: true }).analyze([sample('a', hidden)]);
    expect(scanned.get('a')).toMatchObject({ findings: [], suppressions: 1 });
  });

  test('a log on stdout is read too', async () => {
    const text = `'${ruff}' check --isolated --no-cache --select S --output-format sarif {folder}`;
    const found = await open(text).analyze([sample('bad', vulnerable)]);
    expect(found.get('bad')?.findings).toHaveLength(1);
  });
});

test('the path decides, not the base name; nothing is left behind', async () => {
  const before = readdirSync(tmpdir()).filter((name) => name.startsWith('sallm-command-'));
  const analyzer = open(await toolOf(everyEval));
  const found = await analyzer.analyze([
    sample('a', '#\neval(1)\n'),
    sample('b', '\n\n'),
    sample('c', '\neval(2)\n'),
  ]);
  expect([...found].map(([id, { findings }]) => [id, findings.map(({ range }) => range.line)])).toEqual([
    ['a', [2]],
    ['b', []],
    ['c', [2]],
  ]);
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('sallm-command-'))).toEqual(before);
});

test('a sample that makes the tool fail costs no other its result', async () => {
  const fails = `if (files.some(({ code }) => code.includes('poison'))) { console.error('stumbled'); process.exit(2); }\n`;
  const analyzer = open(await toolOf(fails + everyEval));
  const batch = [...Array(7).keys()].map((i) => sample(`s${i}`, i === 4 ? 'poison\n' : `#${i}\neval(1)\n`));
  const found = await analyzer.analyze(batch);
  for (const { id } of batch)
    if (id === 's4')
      expect(found.get(id)).toMatchObject({
        status: 'crashed',
        detail: expect.stringMatching(/stumbled/) as string,
      });
    else expect(found.get(id)).toMatchObject({ status: 'ok', findings: [{ rule: 'R1' }] });
});

test.each([
  ['ends with another exit code', 'process.exit(7);', /exit code 7/],
  ['writes nothing', '', /no SARIF file/],
  ['writes no JSON', `writeFileSync(sarif, 'oops');`, /not JSON/],
  ['writes another version', `writeFileSync(sarif, '{"version":"1.0.0","runs":[]}');`, /only 2\.1\.0/],
  [
    'says that it failed',
    `writeFileSync(sarif, log([], { invocations: [{ executionSuccessful: false }] }));`,
    /not succeed/,
  ],
  ['is killed', `process.kill(process.pid, 'SIGKILL');`, /SIGKILL/],
])('a tool that %s on any program makes all unavailable, not clean', async (_what, body, detail) => {
  const found = await open(await toolOf(body)).analyze([sample('a', 'x\n'), sample('b', 'y\n')]);
  for (const id of ['a', 'b'])
    expect(found.get(id)).toMatchObject({
      status: 'unavailable',
      findings: [],
      detail: expect.stringMatching(detail) as string,
    });
});

test('a time-out ends the whole group and is said', async () => {
  const folder = await folderOf({});
  const mark = join(folder, 'child-ended');
  const child = `setTimeout(() => require('fs').writeFileSync(process.argv[1], ''), 4000)`;
  const body = `if (files.some(({ code }) => code.includes('slow'))) {
  const { spawn } = await import('node:child_process');
  spawn(process.execPath, ['-e', ${JSON.stringify(child)}, ${JSON.stringify(mark)}], { stdio: 'inherit' });
  await new Promise(() => setInterval(() => {}, 1000));
}
${everyEval}`;
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const running = open(await toolOf(body)).analyze([sample('a', 'slow\n')]);
  // The tool has started its child once the clock of its limit runs out.
  await new Promise((resolve) => setInterval(resolve, 1500));
  await vi.advanceTimersByTimeAsync(3600_000);
  expect((await running).get('a')).toMatchObject({ status: 'timeout', findings: [] });
  await new Promise((resolve) => setInterval(resolve, 3500));
  expect(existsSync(mark)).toBe(false);
});

test('a program that is not there is a prerequisite; its samples are unavailable', async () => {
  const analyzer = open('no-such-program-anywhere {folder}');
  await expect(analyzer.prepare()).rejects.toMatchObject({
    name: 'PrerequisiteError',
    hint: expect.stringMatching(/Install/) as string,
  });
  expect((await analyzer.analyze([sample('a', '')])).get('a')?.status).toBe('unavailable');
});

test('results are kept only where a version says what they depend on', async () => {
  expect((await open('true {folder}').prepare()).fingerprint).toBeUndefined();
  const one = await open('t@1=true {folder}').prepare();
  const two = await open('t@2=true {folder}').prepare();
  expect(one).toMatchObject({ version: '1', fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
  expect(two.fingerprint).not.toBe(one.fingerprint);
});

test('an interrupt ends it', async () => {
  const analyzer = open(await toolOf('setInterval(() => {}, 1000);'));
  const signal = AbortSignal.timeout(300);
  await expect(analyzer.analyze([sample('a', '')], { signal })).rejects.toThrow();
});
