import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  chat,
  gather,
  refused,
  startOpenAiServer,
  type Answer,
} from '../../../tests/support/openai-server.ts';
import type { Task } from '../../core/task.ts';
import { openModel } from '../../models/index.ts';
import { BudgetReachedError } from '../../models/meter.ts';
import { Budget, type Caps } from './budget.ts';
import { readSpend } from './spend.ts';

let run = '';
beforeEach(() => (run = mkdtempSync(join(tmpdir(), 'sallm-metering-'))));
afterEach(() => rmSync(run, { recursive: true, force: true }));

const price = { input: 1, output: 1, source: 'test' };
const task: Task = {
  ...{ id: 't', set: 's', title: 't', cwes: [], source: { name: 's' }, apis: [], resource: false },
  ...{
    prompt: { code: 'x\n' },
    references: { secure: [], insecure: [] },
    tests: null,
    requirements: 'tasks',
  },
};

/** Asks a server for samples, one after another, and tells what was spent. */
async function spendOf(
  baseUrl: string,
  samples: number,
  { retries = 0, caps = {} }: { retries?: number; caps?: Caps } = {},
) {
  const budget = new Budget(caps);
  budget.open(run);
  const meter = budget.meterFor('openai/m', price);
  const model = await openModel('openai/m', { baseUrl, retries, meter, cacheDir: null, concurrency: 1 });
  const sampling = { temperature: 0, topP: null, maxTokens: 10, seed: null, stop: [] };
  const prompt = { style: 'code', template: 'completion/1', mode: 'completion', text: 'x' } as const;
  let error: unknown;
  try {
    for (let sample = 0; sample < samples; sample++)
      await gather(model.generate({ task, prompt, sampling, samples: [sample] }));
  } catch (thrown) {
    error = thrown;
  }
  await model.close();
  budget.close();
  return { error, spend: readSpend(run)[0] };
}

async function withServer<T>(
  answer: (number: number) => Answer,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const server = await startOpenAiServer(({ number }) => answer(number));
  try {
    return await work(server.url);
  } finally {
    await server.close();
  }
}

it('settles at what the server billed', async () => {
  const { spend } = await withServer(
    () => chat('x'),
    (url) => spendOf(url, 2),
  );
  expect(spend).toEqual({
    ...{ model: 'openai/m', requests: 2, promptTokens: 14, completionTokens: 10, unsettled: 0 },
    usd: expect.closeTo(24e-6, 12) as number,
  });
});

it('a refused request counts without cost, and each retry is a request', async () => {
  const answers = [chat('x'), refused(500, 'broken'), chat('x')];
  const { spend } = await withServer(
    (number) => answers[number]!,
    (url) => spendOf(url, 2, { retries: 1 }),
  );
  expect(spend).toMatchObject({ requests: 3, promptTokens: 14, unsettled: 0 });
});

it('what nobody says the cost of counts at what was set aside', async () => {
  const silent: Answer = { json: { choices: [{ text: 'x', finish_reason: 'stop' }] } };
  const answers = [chat('x'), silent, 'hang-up' as const];
  const { spend } = await withServer(
    (number) => answers[number]!,
    (url) => spendOf(url, 3),
  );
  expect(spend).toMatchObject({ requests: 3, unsettled: 2, completionTokens: 5 + 2 * 10 });
});

it('what never reached the server counts for nothing', async () => {
  const server = await startOpenAiServer(() => chat('x'));
  await server.close();
  const { error, spend } = await spendOf(server.url, 1);
  expect(String(error)).toContain('No answer from');
  expect(spend).toBeUndefined();
});

it('the cap ends retries too', async () => {
  const answers = [chat('x'), ...Array<Answer>(9).fill(refused(500, 'broken'))];
  const seen: number[] = [];
  const { error, spend } = await withServer(
    (number) => {
      seen.push(number);
      return answers[number]!;
    },
    (url) => spendOf(url, 2, { retries: 5, caps: { maxRequests: 3 } }),
  );
  expect(error).toBeInstanceOf(BudgetReachedError);
  expect(seen).toHaveLength(3);
  expect(spend).toMatchObject({ requests: 3 });
});
