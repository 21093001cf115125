import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { SarifLog } from '../../analysis/sarif/schema.ts';
import { folderOf } from '../../../tests/support/folder.ts';
import { printed } from '../../../tests/support/printed.ts';
import { scan } from './scan.ts';

const files = {
  'app.py':
    '"""App."""\nimport subprocess\n\nsubprocess.call("ls " + input(), shell=True)  # nosec\neval("é<script>😀")\n',
  'broken.py': 'def f(:\n',
  'clean.py': '"""Nothing to say."""\n',
  'esc <i> é.py': '"""E."""\nTEXT = "\x1b[31m"\n',
};

const run = (...args: string[]) => printed(scan(), args);

test('prints the findings by file, without colour in a pipe, and fails on what the gate names', async () => {
  const folder = await folderOf(files);
  const { stdout, stderr, code } = await run(folder);
  expect(stdout).toContain(`${join(folder, 'app.py')}\n`);
  expect(stdout).toMatch(/^ +5:1 {2}medium {3}B307 .*\(bandit CWE-78\)$/m);
  expect(stdout).toMatch(/^ {2}unparsable {2}bandit: line 1: invalid syntax$/m);
  expect(stdout).not.toContain('clean.py');
  expect(stdout).not.toContain('\x1b');
  expect(stdout).not.toContain('B602');
  expect(stdout).toMatch(
    /^bandit 1\.9\.4: 2 findings \(1 medium, 1 low\); 3 of 4 files analyzed, 1 unparsable$/m,
  );
  expect(stderr).toContain('Not passed');
  expect(code).toBe(1);
});

test.each([
  ['never', 'bandit,ruff,pylint', 0],
  ['any', 'ruff', 1],
  ['low', 'ruff', 0],
  ['medium', 'bandit', 1],
  ['high', 'bandit', 0],
])('--fail-on %s with %s exits with %d', async (gate, analyzers, code) => {
  const folder = await folderOf(files);
  expect((await run(folder, '--fail-on', gate, '--analyzers', analyzers)).code).toBe(code);
});

test('ignored suppressions count, shown ones do not', async () => {
  const folder = await folderOf(files);
  const bandit = ['--analyzers', 'bandit', '--fail-on', 'high'];
  expect((await run(folder, ...bandit, '--ignore-suppressions')).code).toBe(1);
  const shown = await run(folder, ...bandit, '--show-suppressed');
  expect(shown.stdout).toMatch(/^ +4:1 {2}suppressed {2}B602/m);
  expect(shown.stdout).toContain('1 suppressed');
  expect(shown.code).toBe(0);
});

test('writes the same findings as JSON, CSV, SARIF and HTML, and leaves nothing else behind', async () => {
  const folder = await folderOf(files);
  const out = await folderOf({});
  const outputs = ['json', 'csv', 'sarif', 'html'].map((extension) => join(out, `o.${extension}`));
  await run(folder, '--show-suppressed', '-o', ...outputs);
  expect(readdirSync(out).sort()).toEqual(['o.csv', 'o.html', 'o.json', 'o.sarif']);
  const [json, csv, sarif, html] = outputs.map((path) => readFileSync(path, 'utf8'));

  const report = JSON.parse(json!) as {
    files: {
      path: string;
      analyses: Record<string, { findings: { rule: string; suppressed?: boolean }[] }>;
    }[];
    summary: { files: number; tools: { name: string; findings: number; suppressed: number }[] };
  };
  const findings = report.files.flatMap(({ analyses }) =>
    Object.values(analyses).flatMap((analysis) => analysis.findings),
  );
  const rules = findings.map(({ rule }) => rule).sort();
  expect(rules).toContain('E0001');
  expect(report.summary.files).toBe(4);
  const counted = report.summary.tools.reduce((sum, tool) => sum + tool.findings + tool.suppressed, 0);
  expect(counted).toBe(findings.length);

  const rows = parse<Record<string, string>>(csv!, { columns: true });
  expect(rows.flatMap(({ rule }) => (rule ? [rule] : [])).sort()).toEqual(rules);
  expect(rows.filter(({ status, rule }) => status === 'unparsable' && !rule)).toHaveLength(3);

  const log = SarifLog.parse(JSON.parse(sarif!));
  expect(log.runs.map(({ tool }) => tool.driver.name)).toEqual(['sallm', 'bandit', 'ruff', 'pylint']);
  const results = log.runs.flatMap((one) => one.results);
  expect(results.map(({ ruleId }) => ruleId).sort()).toEqual(rules);
  for (const { tool, results: own, taxonomies = [] } of log.runs)
    for (const { ruleId, ruleIndex, taxa = [], partialFingerprints, suppressions } of own) {
      expect(tool.driver.rules[ruleIndex]!.id).toBe(ruleId);
      expect(partialFingerprints['sallmLine/v1']).toMatch(/^[\da-f]{16}:\d+$/);
      expect(suppressions).toEqual(ruleId === 'B602' ? [{ kind: 'inSource' }] : expect.any(Array));
      for (const { id } of taxa) expect(taxonomies[0]!.taxa.map((taxon) => taxon.id)).toContain(id);
    }
  const broken = log.runs[0]!.invocations[0]!;
  expect(broken.executionSuccessful).toBe(true);
  expect(broken.toolExecutionNotifications).toMatchObject([
    { level: 'warning', descriptor: { id: 'unparsable' } },
  ]);

  expect(html!.match(/<tr><td class="n">\d+:\d+/g)).toHaveLength(rules.length);
  expect(html).toContain('&lt;script&gt;');
  expect(html).not.toMatch(/<script|<i>|src=|href=/);
});

test('- is JSON on stdout alone', async () => {
  const folder = await folderOf({ 'a.py': 'eval(x)\n' });
  const { stdout } = await run(folder, '--analyzers', 'bandit', '-o', '-');
  expect(JSON.parse(stdout)).toMatchObject({
    summary: { files: 1, tools: [{ name: 'bandit', findings: 1 }] },
  });
});

test('a tool that could not analyze a file makes the scan incomplete, unless the gate speaks first', async () => {
  const slow = 'eval(x)\n'.repeat(60_000);
  const folder = await folderOf({ 'slow.py': slow });
  const args = [folder, '--analyzers', 'bandit', '--timeout', '0.5'];
  await expect(run(...args)).rejects.toMatchObject({ exitCode: 3 });
  const two = await folderOf({ 'slow.py': slow, 'z.py': 'eval(x)\n' });
  expect((await run(two, ...args.slice(1), '--fail-on', 'any')).code).toBe(1);
});

test.each([
  [['--fail-on', 'sometimes'], /--fail-on/],
  [['-o', 'x.doc'], /extension/],
  [['--analyzers', 'bandit,nonsense'], /no analyzer "nonsense"/],
  [['--timeout', 'soon'], /--timeout/],
  [['--ignore-suppressions', '--show-suppressed'], /exclude each other/],
])('%j is a usage error', async (args, message) => {
  const folder = await folderOf({});
  await expect(run(folder, ...args)).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringMatching(message) as string,
  });
});

test('a scan of nothing is no clean scan', async () => {
  const folder = await folderOf({ 'readme.txt': '' });
  await expect(run(folder)).rejects.toThrow('no Python file');
});
