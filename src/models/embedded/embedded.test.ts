import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { gather } from '../../../tests/support/openai-server.ts';
import { PrerequisiteError, UsageError } from '../../core/errors.ts';
import type { Sampling } from '../../core/generation.ts';
import { Task } from '../../core/task.ts';
import { openModel } from '../index.ts';
import type { Model } from '../model.ts';
import { buildPrompt } from '../prompts.ts';

// The first use downloads engine and model.
vi.setConfig({ testTimeout: 600_000 });

const id = 'embedded/smollm2-135m-instruct';
const task = Task.parse({
  id: 'greet',
  set: 's',
  title: 't',
  cwes: [],
  source: { name: 'x' },
  prompt: { code: 'def greet(name):\n    """Return a greeting with the name."""\n' },
  references: { secure: [], insecure: [] },
  tests: null,
  requirements: 'tasks',
});
const warm: Sampling = { temperature: 0.8, topP: 0.95, maxTokens: 24, seed: 7, stop: [] };

async function ask(
  model: Model,
  samples: number[],
  sampling: Partial<Sampling> = {},
  mode: 'completion' | 'chat' = 'completion',
) {
  const prompt = buildPrompt(task, { form: 'code', mode });
  const got = await gather(model.generate({ task, prompt, sampling: { ...warm, ...sampling }, samples }));
  return got.sort((a, b) => a.sample - b.sample);
}

const folder = mkdtempSync(join(tmpdir(), 'sallm-embedded-'));
let model: Model;
beforeAll(async () => void (model = await openModel(id, { cacheDir: folder })));
afterAll(async () => {
  await model.close();
  rmSync(folder, { recursive: true });
});

describe('SmolLM2 in this process', () => {
  it('gives the same text for the same seed and sample, alone or among others, warm or fresh, cached or not', async () => {
    const first = await ask(model, [0, 1, 2]);
    expect(first.map(({ sample }) => sample)).toEqual([0, 1, 2]);
    expect(new Set(first.map(({ raw }) => raw)).size).toBeGreaterThan(1);
    expect(
      first.every(({ usage }) => (usage.promptTokens ?? 0) > 10 && (usage.completionTokens ?? 0) > 0),
    ).toBe(true);

    const fresh = await openModel(id, { cacheDir: null, concurrency: 1 });
    const [again] = await ask(fresh, [2]);
    await fresh.close();
    expect(again).toMatchObject({ raw: first[2]?.raw, cached: false });

    const cached = await ask(model, [0, 1, 2]);
    expect(cached).toEqual(first.map((completion) => ({ ...completion, cached: true, latencyMs: 0 })));
    expect((await ask(model, [0], { seed: 8 }))[0]?.raw).not.toBe(first[0]?.raw);
  });

  it('without randomness gives one text for all samples', async () => {
    const got = await ask(model, [0, 1], { temperature: 0 });
    expect(got.map(({ raw }) => raw)).toEqual([got[0]?.raw, got[0]?.raw]);
    expect(got[0]?.raw).toContain('name');
  });

  it('tells the end by length from the end by a stop sequence and by itself', async () => {
    const [long] = await ask(model, [0], { temperature: 0, maxTokens: 4 });
    expect(long).toMatchObject({
      outcome: 'truncated',
      finishReason: 'length',
      usage: { completionTokens: 4 },
    });
    const [stopped] = await ask(model, [0], { temperature: 0, stop: ['name'] });
    expect(stopped).toMatchObject({ finishReason: 'stop' });
    expect(stopped?.raw).not.toContain('name');
    const [over] = await ask(model, [0], { temperature: 0, maxTokens: 400 });
    expect(over).toMatchObject({ outcome: 'ok', finishReason: 'stop' });
  });

  it('chats through its own template', async () => {
    const [answer] = await ask(model, [0], { temperature: 0, maxTokens: 40 }, 'chat');
    expect(answer?.raw).toContain('def greet');
    expect(answer?.raw).not.toContain('<|im_');
  });

  it('cannot fill in the middle, and says so', async () => {
    const prompt = buildPrompt(task, { form: 'code', mode: 'infill' });
    await expect(gather(model.generate({ task, prompt, sampling: warm, samples: [0] }))).rejects.toThrow(
      UsageError,
    );
  });

  it('a prompt that leaves no room is a failure, never text', async () => {
    const prompt = {
      ...buildPrompt(task, { form: 'code', mode: 'completion' }),
      text: 'x = 1\n'.repeat(3000),
    };
    const [failed] = await gather(model.generate({ task, prompt, sampling: warm, samples: [0] }));
    expect(failed).toMatchObject({ outcome: 'infrastructure-error', raw: '' });
  });

  it('stops when aborted, and can be closed then', async () => {
    const prompt = buildPrompt(task, { form: 'code', mode: 'completion' });
    const signal = AbortSignal.abort(new Error('enough'));
    const own = await openModel(id, { cacheDir: null });
    await expect(
      gather(own.generate({ task, prompt, sampling: warm, samples: [0, 1], signal })),
    ).rejects.toThrow('enough');
    const stop = new AbortController();
    const running = gather(
      own.generate({
        task,
        prompt,
        sampling: { ...warm, maxTokens: 2000 },
        samples: Array.from({ length: 200 }, (_, i) => i),
        signal: stop.signal,
      }),
    );
    setTimeout(() => stop.abort(new Error('later')), 1500);
    await expect(running).rejects.toThrow('later');
    await own.close();
  });
});

describe('files', () => {
  it('knows names and GGUF files only', async () => {
    await expect(openModel('embedded/gpt-4')).rejects.toThrow(UsageError);
    await expect(openModel(`embedded/${folder}/none.gguf`)).rejects.toThrow(/no file/);
  });

  it('says that a file is no model', async () => {
    const path = join(folder, 'bad.gguf');
    writeFileSync(path, 'not a model');
    const bad = await openModel(`embedded/${path}`, { cacheDir: null });
    expect(await bad.describe()).toMatchObject({
      file: 'bad.gguf',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    await expect(ask(bad, [0])).rejects.toThrow(PrerequisiteError);
    await bad.close();
  });
});
