import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { useFolder } from '../support/run.ts';
import { publishedSarif } from '../support/sarif-schema.ts';

const folder = useFolder();
const bench = [
  'bench',
  '-m',
  'mock/secure-reference,mock/insecure-reference',
  '--limit',
  '6',
  '--name',
  'gated',
];
const judges = ['--analyzers', 'bandit', '-k', '1'];

it('a run passes or fails by its gates, says why, and writes what CI servers read', async () => {
  const cwd = folder();
  const outputs = ['-o', 'results.xml', 'findings.sarif', 'summary.md'];
  const insecure = 'vulnerable@1 (model=insecure-reference)<=0.5';
  const failed = await runCli(
    [...bench, ...judges, '--gate', 'pass@1>=0.9', '--gate', insecure, ...outputs],
    {
      cwd,
    },
  );
  expect(failed.stderr).toContain('gate met: pass@1>=0.9: mock/secure-reference at 0.2: 1.000');
  expect(failed.stderr).toContain(`gate NOT met: ${insecure}: mock/insecure-reference at 0.2: 1.000`);
  expect(failed.code).toBe(1);

  const results = readFileSync(join(cwd, 'results.xml'), 'utf8');
  expect(results).toContain('<testsuites name="sallm gated" tests="12" failures="6" errors="0" skipped="0"');
  const log = JSON.parse(readFileSync(join(cwd, 'findings.sarif'), 'utf8')) as {
    version: string;
    runs: { tool: { driver: { name: string } } }[];
  };
  expect(log.version).toBe('2.1.0');
  expect(publishedSarif.safeParse(log).success).toBe(true);
  expect(log.runs.map(({ tool }) => tool.driver.name)).toEqual(['bandit']);
  const summary = readFileSync(join(cwd, 'summary.md'), 'utf8');
  expect(summary).toContain('### sallm: gated');
  expect(summary).toContain('**not met**');
  expect(summary.length).toBeLessThan(4000);

  // The same run, looked at again: nothing is asked or judged.
  const gate = (...conditions: string[]) =>
    runCli(['gate', 'gated', ...conditions.flatMap((text) => ['--gate', text])], { cwd });
  expect((await gate('secure-pass@1 (model=secure-reference)>=0.9')).code).toBe(0);
  expect((await gate('secure-pass@1>=0.9')).code).toBe(1);
  const unscorable = await gate('pass@5>=0');
  expect(unscorable.code).toBe(1);
  expect(unscorable.stderr).toContain('unscorable: the run has no k = 5, only 1');
  const wrong = await gate('secure-pass>=2');
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain('A gate is METRIC[@K]');
});

it('a mistake in a gate stops the command before anything is measured', async () => {
  const cwd = folder();
  const result = await runCli([...bench, '--gate', 'security>=0.4'], { cwd });
  expect(result.code).toBe(2);
  expect(result.stderr).toContain('A metric is one of secure-pass, pass, vulnerable, secure');
});
