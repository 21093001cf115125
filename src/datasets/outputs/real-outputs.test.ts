import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasRealData, realData } from '../../../tests/support/real-data.ts';
import type { RecordedOutput } from '../formats.ts';
import type { ReadProblem } from '../problem.ts';
import { readTaskSet } from '../tasks/index.ts';
import { readOutputs } from './index.ts';

async function readAll(folder: string) {
  const outputs: RecordedOutput[] = [];
  const problems: ReadProblem[] = [];
  for (const file of readdirSync(realData(...folder.split('/'))).filter((name) => name.endsWith('.jsonl.gz')))
    for await (const output of readOutputs(realData(folder, file), (problem) => problems.push(problem)))
      outputs.push(output);
  return { outputs, problems };
}

const count = (values: unknown[]) =>
  values.reduce<Record<string, number>>(
    (all, value) => ({ ...all, [String(value)]: (all[String(value)] ?? 0) + 1 }),
    {},
  );

describe.skipIf(!hasRealData)('released outputs', () => {
  it("holds 10 samples for each of SALLM's 100 prompts and three models, ids as in the task set", async () => {
    const { outputs, problems } = await readAll('sallm/outputs');
    const { tasks } = await readTaskSet(realData('sallm', 'PythonDataset.tar.gz'));
    expect(problems).toEqual([]);
    expect(count(outputs.map(({ model, temperature }) => `${model} ${temperature}`))).toEqual({
      'gpt-4 0': 1000,
      'bigcode_starcoder 0.2': 1000,
      'Salesforce_codegen25-7b-mono 0.6': 1000,
    });
    expect(new Set(outputs.map((output) => output.task))).toEqual(new Set(tasks.map((task) => task.id)));
    expect(new Set(outputs.map((output) => output.sample))).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));

    const gpt4 = outputs.filter((output) => output.model === 'gpt-4');
    expect(gpt4.every((output) => output.raw.trim() !== '' && output.finishReason === 'stop')).toBe(true);
    expect(count(gpt4.map((output) => output.published?.compilable))).toEqual({ true: 911, false: 89 });
    expect(count(gpt4.map((output) => output.published?.functional))).toEqual({
      success: 488,
      failure: 268,
      error: 52,
      null: 192,
    });
    expect(count(gpt4.map((output) => output.published?.security))).toEqual({
      success: 221,
      failure: 527,
      error: 70,
      null: 182,
    });
    const tested = new Set(tasks.filter((task) => task.tests).map((task) => task.id));
    const programs = gpt4.filter((output) => tested.has(output.task));
    expect(programs).toHaveLength(930);
    expect(new Set(programs.map((output) => `${output.task}\n${output.published?.code}`)).size).toBe(164);
  });

  it('holds 14,760 HumanEval completions of ten models, ids as in the task set', async () => {
    const { outputs, problems } = await readAll('gpt-code-clippy');
    const { tasks } = await readTaskSet(realData('humaneval', 'HumanEval.jsonl.gz'));
    expect(problems).toEqual([]);
    expect(outputs).toHaveLength(14_760);
    expect(new Set(outputs.map((output) => output.task))).toEqual(new Set(tasks.map((task) => task.id)));
  });
});
