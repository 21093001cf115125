import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { gather } from '../../../tests/support/openai-server.ts';
import { packagePath } from '../../core/paths.ts';
import { Task } from '../../core/task.ts';
import { openModel } from '../index.ts';
import type { Model } from '../model.ts';
import { buildPrompt } from '../prompts.ts';

const folder = mkdtempSync(join(tmpdir(), 'sallm-replay-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, ...rows: unknown[]): string {
  const path = join(folder, name);
  writeFileSync(path, rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'));
  return path;
}

async function ask(model: Model, id: string, samples: number[]) {
  const task = Task.parse({
    id,
    set: 's',
    title: 't',
    cwes: [],
    source: { name: 'x' },
    prompt: { code: 'x' },
    references: { secure: [], insecure: [] },
    tests: null,
    requirements: 'tasks',
  });
  const prompt = buildPrompt(task, { form: 'code', mode: model.mode });
  const sampling = { temperature: null, topP: null, maxTokens: 1, seed: null, stop: [] };
  return gather(model.generate({ task, prompt, sampling, samples }));
}

it('gives what was recorded, by outcome, and nothing for the rest', async () => {
  const path = write(
    'samples.jsonl',
    { task_id: 'a', completion: 'x = 1' },
    { task_id: 'a', completion: 'x =', finish_reason: 'length' },
    { task_id: 'a', completion: '\n' },
  );
  const model = await openModel(`replay/${path}`);
  expect(await model.available?.('a')).toEqual([0, 1, 2]);
  expect(await model.available?.('b')).toEqual([]);
  const got = await ask(model, 'a', [0, 1, 2, 9]);
  expect(got.map(({ sample, outcome, raw }) => [sample, outcome, raw])).toEqual([
    [0, 'ok', 'x = 1'],
    [1, 'truncated', 'x ='],
    [2, 'empty', '\n'],
  ]);
  expect(await ask(model, 'b', [0])).toEqual([]);
  expect(await model.describe()).toMatchObject({
    format: 'samples',
    samples: 3,
    tasks: 1,
    leftOut: 0,
    model: null,
  });
});

it('shows bad rows, the first few by name', async () => {
  const bad = Array.from({ length: 8 }, () => ({ task_id: 'a' }));
  const path = write('bad.jsonl', { task_id: 'a', completion: 'x' }, ...bad);
  const notes: string[] = [];
  const model = await openModel(`replay/${path}`, { onNote: (note) => notes.push(note) });
  expect(await model.describe()).toMatchObject({ samples: 1, leftOut: 8 });
  expect(notes).toHaveLength(6);
  expect(notes[0]).toContain('bad.jsonl:2');
});

describe('several settings in one file', () => {
  const row = (temperature: number, sample: number) => ({
    id: `${temperature}-${sample}`,
    model: 'openai/m',
    task: 'a',
    sample,
    sampling: { temperature, topP: null, maxTokens: 1, seed: null, stop: [] },
    prompt: { style: 'code', template: 'completion/1', mode: 'completion', text: 'x' },
    outcome: sample === 1 ? 'refused' : 'ok',
    raw: `t${temperature}`,
    finishReason: 'stop',
    usage: { promptTokens: null, completionTokens: null },
    notes: [],
    cached: false,
    latencyMs: 1,
  });
  const path = write('generations.jsonl', row(0.2, 0), row(0.2, 1), row(0.8, 0));

  it('must be narrowed down', async () => {
    await expect(openModel(`replay/${path}`)).rejects.toMatchObject({
      hint: expect.stringContaining('?model=openai%2Fm&temperature=0.8') as string,
    });
  });

  it('can be narrowed down', async () => {
    const model = await openModel(`replay/${path}?model=openai%2Fm&temperature=0.2`);
    const got = await ask(model, 'a', [0, 1]);
    expect(got.map(({ outcome, raw }) => [outcome, raw])).toEqual([
      ['ok', 't0.2'],
      ['refused', 't0.2'],
    ]);
    expect(await model.describe()).toMatchObject({ model: 'openai/m', temperature: 0.2 });
    await expect(openModel(`replay/${path}?temperature=0.5`)).rejects.toThrow(/no such outputs/);
  });
});

const released = packagePath('../shared/data/sallm/outputs/gpt-4_0.0.jsonl.gz');
it.skipIf(!existsSync(released))('replays the released GPT-4 outputs (shared data)', async () => {
  const model = await openModel(`replay/${released}`);
  expect(await model.describe()).toMatchObject({
    format: 'sallm-outputs',
    samples: 1000,
    tasks: 100,
    leftOut: 0,
  });
  const id = 'Matching_Author_A_cwe502_0.py';
  expect(await model.available?.(id)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const [first] = await ask(model, id, [0]);
  expect(first?.raw).toContain('marshal.loads');
});
