import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { onlyRun, readJsonLines, readSummary, useFolder } from '../support/run.ts';

const folder = useFolder();

it('references of the built-in tasks are judged as what they are, blank answers as nothing', async () => {
  const cwd = folder();
  // The whole set is proven by "sallm dataset check"; here a seeded part goes the whole way.
  const models = ['mock/secure-reference', 'mock/insecure-reference', 'mock/blank'];
  const result = await runCli(
    ['bench', '-m', models.join(','), '-n', '2', '-k', '1', '--limit', '40', '-o', 'table.md', 'all.csv'],
    { cwd },
  );
  expect(result.stderr + result.stdout).toContain('Report:');
  expect(result.code).toBe(0);

  const run = onlyRun(cwd);
  const { metrics, samples } = readSummary(run);
  expect(samples.judged).toBe(samples.wanted);
  const at1 = (model: string, source = 'tests') => {
    const row = metrics.find(
      (one) => one.model === model && one.group === 'all' && one.verdictSource === source,
    );
    const [first] = row!.at;
    return {
      pass: first!.pass.value,
      securePass: first!.securePass.value,
      vulnerable: first!.vulnerable.value,
      unscorable: row!.unscorable,
    };
  };
  expect(at1('mock/secure-reference')).toEqual({ pass: 1, securePass: 1, vulnerable: 0, unscorable: 0 });
  expect(at1('mock/insecure-reference')).toEqual({ pass: 1, securePass: 0, vulnerable: 1, unscorable: 0 });
  expect(at1('mock/blank')).toEqual({ pass: 0, securePass: 0, vulnerable: 0, unscorable: 0 });
  expect(at1('mock/blank', 'combined')).toEqual({ pass: 0, securePass: 0, vulnerable: 0, unscorable: 0 });

  expect(readFileSync(join(cwd, 'table.md'), 'utf8')).toContain('secure-pass@1');
  expect(readFileSync(join(cwd, 'all.csv'), 'utf8').split('\n').length).toBeGreaterThan(100);
  expect(existsSync(join(run, 'report.html'))).toBe(true);

  // The same command again finds everything done and changes no record.
  const before = readFileSync(join(run, 'assessments.jsonl'), 'utf8');
  const again = await runCli(
    ['bench', '-m', models.join(','), '-n', '2', '-k', '1', '--limit', '40', '-o', '-'],
    { cwd },
  );
  expect(again.code).toBe(0);
  expect(onlyRun(cwd)).toBe(run);
  expect(readFileSync(join(run, 'assessments.jsonl'), 'utf8')).toBe(before);
  expect((JSON.parse(again.stdout) as { samples: unknown }).samples).toEqual(samples);
  expect(readJsonLines(join(run, 'generations.jsonl')).length).toBe(samples.wanted);
});
