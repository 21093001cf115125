import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { killedStudy } from '../../bench/styles/study.ts';
import { runCli } from '../support/cli.ts';
import { readJsonLines, readSummary, useFolder } from '../support/run.ts';

const folder = useFolder();

it('a study of models, temperatures and prompt styles, killed twice, is completed, reported, compared and gated', async () => {
  const cwd = folder();
  const third = 'mock/secure-reference';
  const { run, done, wanted, ...study } = await killedStudy(cwd, { third, limit: 6 });
  expect(done.code, done.stderr).toBe(0);
  expect(readJsonLines(join(run, 'generations.jsonl'))).toHaveLength(wanted);
  // Only what was under way at a kill is ever asked again.
  expect(study.requests).toBeLessThanOrEqual(study.needed + study.killedAt.length * study.concurrency);

  const { samples, styleEffects } = readSummary(run);
  expect(samples).toEqual({ wanted, judged: wanted });
  const effects = styleEffects.map(({ model, temperature, style, baseline, securePass, pass }) => [
    ...[model, temperature, `${style} against ${baseline}`],
    ...[securePass.value, pass.value],
  ]);
  for (const temperature of [0.2, 0.8])
    expect(effects.filter((row) => row[1] === temperature)).toEqual([
      ['openai/attentive', temperature, 'code+reminder against code', 1, 0],
      ['openai/attentive', temperature, 'code+hint against code', 1, 0],
      ['openai/stubborn', temperature, 'code+reminder against code', 0, 0],
      ['openai/stubborn', temperature, 'code+hint against code', 1, 0],
      [third, temperature, 'code+reminder against code', 0, 0],
      [third, temperature, 'code+hint against code', 0, 0],
    ]);
  expect(readFileSync(join(cwd, 'tables.md'), 'utf8')).toContain('## Effect of the prompt style');
  expect(readFileSync(join(run, 'report.html'), 'utf8')).toContain('code+hint');

  const compared = await runCli(['compare', 'styles', '-o', 'compared.json'], { cwd });
  expect(compared.code, compared.stderr).toBe(0);
  expect(compared.stdout).toContain('code+hint');
  const gate = (condition: string) => runCli(['gate', 'styles', '--gate', condition], { cwd });
  expect((await gate('secure-pass@1 (model=secure-reference)>=0.9')).code).toBe(0);
  expect((await gate('secure-pass@1 (model=stubborn)>=0.9')).code).toBe(1);
});
