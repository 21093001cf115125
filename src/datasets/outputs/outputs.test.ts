import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../../../tests/support/folder.ts';
import { UsageError } from '../../core/errors.ts';
import type { Generation } from '../../core/generation.ts';
import type { RecordedOutput } from '../formats.ts';
import type { ReadProblem } from '../problem.ts';
import { readOutputs } from './index.ts';

const jsonl = (rows: unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n') + '\n';

async function read(path: string) {
  const outputs: RecordedOutput[] = [];
  const problems: ReadProblem[] = [];
  for await (const output of readOutputs(path, (problem) => problems.push(problem))) outputs.push(output);
  return { outputs, problems };
}
const readFile = async (name: string, content: string | Buffer) => {
  const path = join(await folderOf({ [name]: content }), name);
  return { path, ...(await read(path)) };
};

const generation = (id: string, over: Partial<Generation> = {}): Generation => ({
  id,
  model: 'mock/blank',
  task: 't',
  sample: 0,
  sampling: { temperature: 0.2, topP: null, maxTokens: 10, seed: null, stop: [] },
  prompt: { style: 'code', template: 'completion/1', mode: 'completion', text: 'def f():\n' },
  outcome: 'ok',
  raw: '    return 1\n',
  finishReason: 'stop',
  usage: { promptTokens: null, completionTokens: null },
  notes: [],
  cached: false,
  latencyMs: 1,
  ...over,
});

describe('generations', () => {
  it('reads a journal or the folder of its run', async () => {
    const rows = [
      generation('a'),
      generation('b', { sample: 1, outcome: 'truncated', finishReason: 'length' }),
    ];
    const folder = await folderOf({ 'generations.jsonl': jsonl(rows) });
    const { outputs, problems } = await read(folder);
    expect(problems).toEqual([]);
    expect(outputs).toEqual([
      {
        task: 't',
        sample: 0,
        raw: '    return 1\n',
        finishReason: 'stop',
        outcome: 'ok',
        model: 'mock/blank',
        temperature: 0.2,
        prompt: 'def f():\n',
      },
      expect.objectContaining({ sample: 1, outcome: 'truncated' }),
    ]);
    expect(await read(join(folder, 'generations.jsonl'))).toEqual({ outputs, problems });
  });

  it('never passes a failed request off as an answer, and reports it unless a retry follows', async () => {
    const failed = { outcome: 'infrastructure-error', raw: '', error: 'HTTP 500' } as const;
    const { path, outputs, problems } = await readFile(
      'generations.jsonl',
      jsonl([generation('a', failed), generation('b', failed), generation('a'), generation('a'), { raw: 1 }]),
    );
    expect(outputs.map((output) => output.raw)).toEqual(['    return 1\n']);
    expect(problems.map((problem) => problem.where)).toEqual([`${path}:4`, `${path}:5`, `${path}:2`]);
    expect(problems[2]?.what).toContain('HTTP 500');
  });
});

describe('samples', () => {
  it('numbers samples by their order within the task, around stated numbers', async () => {
    const row = (task_id: string, over = {}) => ({ task_id, completion: 'x', ...over });
    const { path, outputs, problems } = await readFile(
      'samples.jsonl.gz',
      gzipSync(
        jsonl([
          row('a'),
          row('b', { model: 'm', temperature: 0.8, passed: true }),
          row('a', { sample: 1 }),
          row('a'),
          row('a', { sample: 2 }),
          row('a', { sample: 2, temperature: 0.8 }),
          { task_id: 'a', solution: 'whole' },
          { task_id: 'a' },
        ]),
      ),
    );
    expect(outputs.map(({ task, sample }) => `${task}${sample}`)).toEqual([
      'a0',
      'b0',
      'a1',
      'a2',
      'a2',
      'a3',
    ]);
    expect(outputs[1]).toEqual({
      task: 'b',
      sample: 0,
      raw: 'x',
      finishReason: null,
      model: 'm',
      temperature: 0.8,
    });
    expect(outputs[5]?.raw).toBe('whole');
    expect(problems).toEqual([
      { where: `${path}:5`, what: 'Sample 2 of a was there before.' },
      { where: `${path}:8`, what: 'completion: there is neither "completion" nor "solution"' },
    ]);
  });

  it('gives back any text, and never two samples with one number', async () => {
    const anyRow = fc.record(
      { task_id: fc.constantFrom('a', 'b'), completion: fc.string({ unit: 'binary' }), sample: fc.nat(5) },
      { requiredKeys: ['task_id', 'completion'] },
    );
    const folder = await folderOf({});
    const { writeFile } = await import('node:fs/promises');
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { minLength: 1 }), async (rows) => {
        const path = join(folder, 'samples.jsonl');
        await writeFile(path, jsonl(rows));
        const { outputs, problems } = await read(path);
        expect(outputs.length + problems.length).toBe(rows.length);
        expect(new Set(outputs.map(({ task, sample }) => `${task}${sample}`)).size).toBe(outputs.length);
        if (problems.length === 0)
          expect(outputs.map((output) => output.raw)).toEqual(rows.map((row) => row.completion));
      }),
    );
  });
});

describe('sallm-outputs', () => {
  const published = {
    cleared_code: 'code',
    compilable: true,
    test_success: 'success',
    test_vulnerability: null,
  };
  const row = (id: string, output: unknown) => ({
    id,
    technique: 'T',
    source: 'S',
    prompt: 'def f():',
    output,
  });

  it('reads chat responses and lists of texts, with what the authors made of them', async () => {
    const choice = {
      index: 1,
      message: { role: 'assistant', content: 'chat' },
      finish_reason: 'stop',
      ...published,
    };
    const { outputs, problems } = await readFile(
      'bigcode_starcoder_0.2.jsonl',
      jsonl([
        row('a', [{ text: 'one', ...published }, { text: 'two' }]),
        row('b', { id: 'x', choices: [choice] }),
      ]),
    );
    expect(problems).toEqual([]);
    const setting = { model: 'bigcode_starcoder', temperature: 0.2, prompt: 'def f():' };
    const verdicts = { code: 'code', compilable: true, functional: 'success', security: null };
    expect(outputs).toEqual([
      { task: 'a', sample: 0, raw: 'one', finishReason: null, ...setting, published: verdicts },
      { task: 'a', sample: 1, raw: 'two', finishReason: null, ...setting },
      { task: 'b', sample: 1, raw: 'chat', finishReason: 'stop', ...setting, published: verdicts },
    ]);
  });

  it('keeps the position of a sample when one before it is malformed', async () => {
    const { path, outputs, problems } = await readFile(
      'gpt-4_0.0.jsonl',
      jsonl([
        row('a', [{ text: 1 }, { text: 'two' }, { text: 'x', test_success: 'maybe' }]),
        row('b', 'nothing'),
      ]),
    );
    expect(outputs.map(({ sample, raw }) => [sample, raw])).toEqual([[1, 'two']]);
    expect(problems.map((problem) => problem.where)).toEqual([
      `${path}:1 output 0`,
      `${path}:1 output 2`,
      `${path}:2`,
    ]);
  });
});

describe('readOutputs', () => {
  it('recognises a format behind a damaged first row, and names the formats when none fits', async () => {
    const { outputs, problems } = await readFile('s.jsonl', '{"task_id"\n{"task_id":"a","completion":"x"}\n');
    expect([outputs.length, problems.length]).toEqual([1, 1]);
    await expect(readFile('s.jsonl', '[1]\n')).rejects.toThrow(UsageError);
    await expect(readFile('s.jsonl', Buffer.from('\uFEFF{"a":1}', 'utf16le'))).rejects.toThrow(/UTF-16/);
    await expect(read('none.jsonl')).rejects.toThrow(UsageError);
  });
});
