import { expect, it } from 'vitest';
import { gather } from '../../../tests/support/openai-server.ts';
import { UsageError } from '../../core/errors.ts';
import { Task } from '../../core/task.ts';
import { openModel } from '../index.ts';
import { buildPrompt } from '../prompts.ts';

const task = Task.parse({
  id: 't1',
  set: 's',
  title: 't',
  cwes: [22],
  source: { name: 'x' },
  prompt: { code: 'def f():\n' },
  references: {
    secure: [
      { name: 'a', code: 'a = 1' },
      { name: 'b', code: 'b = 1' },
    ],
    insecure: [],
  },
  tests: null,
  requirements: 'tasks',
});

async function answers(name: string, samples: number[]) {
  const model = await openModel(`mock/${name}`);
  const prompt = buildPrompt(task, { form: 'code', mode: model.mode });
  const sampling = { temperature: 0, topP: null, maxTokens: 1, seed: 1, stop: [] };
  const got = await gather(model.generate({ task, prompt, sampling, samples }));
  return got.map(({ sample, outcome, raw }) => [sample, outcome, raw]);
}

it('answers nothing, the prompt, or the references in turn', async () => {
  expect(await answers('blank', [3])).toEqual([[3, 'empty', '']]);
  expect(await answers('repeat', [0])).toEqual([[0, 'ok', 'def f():\n']]);
  expect(await answers('secure-reference', [0, 1, 2])).toEqual([
    [0, 'ok', 'a = 1'],
    [1, 'ok', 'b = 1'],
    [2, 'ok', 'a = 1'],
  ]);
});

it('a reference that the task lacks is a failure, never an answer', async () => {
  expect(await answers('insecure-reference', [0])).toEqual([[0, 'infrastructure-error', '']]);
});

it('knows its names, and the registry its providers', async () => {
  await expect(openModel('mock/other')).rejects.toThrow(UsageError);
  await expect(openModel('mock/toString')).rejects.toThrow(UsageError);
  for (const id of ['nobody/x', 'mock', 'mock/', '/x', ''])
    await expect(openModel(id)).rejects.toMatchObject({
      hint: expect.stringMatching(/embedded.*openai.*replay.*mock/) as string,
    });
});
