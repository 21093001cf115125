import { describe, expect, test } from 'vitest';
import { folderOf } from '../../../tests/support/folder.ts';
import type { Generation } from '../../core/generation.ts';
import type { ReadProblem } from '../problem.ts';
import { readSamples } from './index.ts';
import { parseDatasetSpec } from './spec.ts';

const generation = (task: string, raw: string, more: Partial<Generation> = {}): Generation => ({
  id: `${task}-id`,
  model: 'mock/some',
  task,
  sample: 0,
  sampling: { temperature: 0.2, topP: null, maxTokens: 100, seed: null, stop: [] },
  prompt: { style: 'code', template: 'completion/1', mode: 'completion', text: 'def f():\n' },
  outcome: 'ok',
  raw,
  finishReason: 'stop',
  usage: { promptTokens: null, completionTokens: null },
  notes: [],
  cached: false,
  latencyMs: 1,
  ...more,
});
const lines = (rows: readonly unknown[]): string => rows.map((row) => JSON.stringify(row) + '\n').join('');
const assessment = (task: string, code: string) => ({ generation: `${task}-id`, repair: { code } });

async function read(text: string) {
  const problems: ReadProblem[] = [];
  const found = [];
  for await (const sample of readSamples(parseDatasetSpec(text), (problem) => problems.push(problem)))
    found.push(sample);
  return { found, problems };
}

const run = () =>
  folderOf({
    'run.json': '{}',
    'generations.jsonl': lines([
      generation('a', '', { outcome: 'infrastructure-error' }),
      generation('b', '```python\nprint(1)\n```', {
        prompt: { style: 'text', template: 'chat/1', mode: 'chat', messages: [] },
      }),
      generation('c', '    return 3\n'),
      generation('a', '    return 1\n'),
      generation('d', '', { outcome: 'infrastructure-error' }),
    ]),
    'assessments.jsonl': lines([
      assessment('a', 'first'),
      assessment('b', 'print(1)\n'),
      assessment('a', 'def f():\n    return 1\n'),
    ]),
  });

describe('generations of our own runs', () => {
  test('are the repaired programs of a run folder, which is recognised', async () => {
    const { found, problems } = await read(await run());
    expect(found.map(({ id, code }) => [id, code])).toEqual([
      ['mock/some@0.2/b/0', 'print(1)\n'],
      ['mock/some@0.2/a/0', 'def f():\n    return 1\n'],
    ]);
    expect(found[0]!.origin).toEqual({
      ...{ file: 'assessments.jsonl', row: 2, task: 'b', sample: 0, model: 'mock/some', temperature: 0.2 },
      outcome: 'ok',
    });
    // The failed request, and the answer that was not judged.
    expect(problems.reduce((sum, { rows = 1 }) => sum + rows, 0)).toBe(2);
  });

  test('are the answers as they came, completions behind their prompts', async () => {
    const { found } = await read(`generations,code=raw:${await run()}`);
    expect(found.map(({ id, code }) => [id, code])).toEqual([
      ['mock/some@0.2/b/0', '```python\nprint(1)\n```'],
      ['mock/some@0.2/c/0', 'def f():\n    return 3\n'],
      ['mock/some@0.2/a/0', 'def f():\n    return 1\n'],
    ]);
  });

  test('report rows that are no records', async () => {
    const folder = await folderOf({
      'generations.jsonl': lines([generation('a', 'x = 1\n'), { id: 1 }]) + '{"torn',
      'assessments.jsonl': lines([assessment('a', 'x = 1\n')]),
    });
    const { found, problems } = await read(`generations:${folder}/generations.jsonl`);
    expect(found).toHaveLength(1);
    expect(problems.map(({ where }) => where.replace(/.*\//, ''))).toEqual([
      'generations.jsonl:2',
      'generations.jsonl:3',
    ]);
  });
});
