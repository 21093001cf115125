import type { Prompt, Sampling } from '../../src/core/generation.ts';
import { Task } from '../../src/core/task.ts';
import { openModel } from '../../src/models/index.ts';
import type { Completion, ModelOptions } from '../../src/models/model.ts';
import { gather } from './openai-server.ts';

export const task = Task.parse({
  id: 't1',
  set: 's',
  title: 't',
  cwes: [],
  source: { name: 'x' },
  prompt: { code: 'def f():\n' },
  references: { secure: [], insecure: [] },
  tests: null,
  requirements: 'tasks',
});

export const chatPrompt: Prompt = {
  style: 'code',
  template: 'chat-code/1',
  mode: 'chat',
  messages: [{ role: 'user', content: 'write f' }],
};

export const plain: Sampling = { temperature: 0.2, topP: null, maxTokens: 64, seed: null, stop: [] };

export interface Ask extends ModelOptions {
  prompt?: Prompt;
  sampling?: Partial<Sampling>;
  samples?: number[];
  signal?: AbortSignal;
}

/** Opens a model, asks it for samples of one task and closes it; without cache and retries unless told. */
export async function askModel(
  id: string,
  { prompt = chatPrompt, sampling, samples = [0], signal, ...options }: Ask = {},
): Promise<Completion[]> {
  const model = await openModel(id, { cacheDir: null, retries: 0, ...options });
  const request = { task, prompt, sampling: { ...plain, ...sampling }, samples };
  try {
    const got = await gather(model.generate({ ...request, ...(signal && { signal }) }));
    return got.sort((a, b) => a.sample - b.sample);
  } finally {
    await model.close();
  }
}
