import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSpend } from '../../src/benchmark/cost/spend.ts';
import { runCli } from '../support/cli.ts';
import { startModelServer } from '../support/model-server.ts';
import { onlyRun, readSummary, useFolder } from '../support/run.ts';

const CONCURRENCY = 64;
const TASKS = 150;
/** At 1,000 USD per million tokens each answered request costs 55 cents; before that about 1.30 is set aside for it. */
const usage = { prompt_tokens: 500, completion_tokens: 50 };
const USD = 0.55;
const folder = useFolder();

const args = (baseUrl: string, ...more: string[]) => [
  ...['bench', '-m', 'openai/test', '--base-url', baseUrl, '--limit', String(TASKS), '--max-tokens', '50'],
  ...['--judges', 'static', '--analyzers', 'bandit', '--price', '1000,1000', '--no-cache'],
  ...['--concurrency', String(CONCURRENCY), ...more],
];
const env = { OPENAI_API_KEY: 'test-key' };
const total = (cwd: string) => readSpend(onlyRun(cwd))[0]!;

it('the caps hold with 64 requests at once, over a kill, and the same command continues', async () => {
  const cwd = folder();
  const cap = 100;
  let onRequest = () => {};
  const server = await startModelServer(() => '', { delayMs: 150, usage, seen: () => onRequest() });
  try {
    const dry = await runCli(args(server.baseUrl, '--dry-run'), { cwd, env });
    expect(dry.code).toBe(0);
    expect(dry.stdout).toContain(`${TASKS} requests`);
    expect(dry.stdout).toContain('at most $');
    expect(server.requests).toHaveLength(0);

    // Killed with requests under way.
    const killed = await runCli(args(server.baseUrl, '--max-cost', String(cap)), {
      cwd,
      env,
      started: (child) => {
        onRequest = () => void (server.requests.length === 40 && child.kill('SIGKILL'));
      },
    });
    expect(killed.signal).toBe('SIGKILL');
    const atKill = server.requests.length;
    expect(total(cwd).requests).toBeGreaterThanOrEqual(atKill);
    expect(total(cwd).requests).toBeLessThanOrEqual(atKill + CONCURRENCY);
    expect(total(cwd).unsettled).toBeGreaterThan(0);

    const capped = await runCli(args(server.baseUrl, '--max-cost', String(cap)), { cwd, env });
    expect(capped.code).toBe(3);
    expect(capped.stderr).toContain('The cap of $100.00 is reached');
    expect(capped.stderr).toContain('higher --max-cost continues');
    const { samples } = readSummary(onlyRun(cwd));
    expect(samples.judged).toBeLessThan(samples.wanted);
    const { usd, requests } = total(cwd);
    expect(usd!).toBeLessThanOrEqual(cap);
    expect(server.requests.length * USD).toBeLessThanOrEqual(usd! + 1e-9);
    // It ends because the next request has no room, not long before.
    expect(usd!).toBeGreaterThan(cap - 5);

    const byCount = await runCli(args(server.baseUrl, '--max-requests', String(requests + 5)), { cwd, env });
    expect(byCount.code).toBe(3);
    expect(total(cwd).requests).toBe(requests + 5);

    const rest = await runCli(args(server.baseUrl, '--max-cost', '1000'), { cwd, env });
    expect(rest.code).toBe(0);
    expect(readSummary(onlyRun(cwd)).samples).toEqual({ wanted: TASKS, judged: TASKS });
    // Nobody was asked without being counted; a kill may count what was never sent.
    expect(total(cwd).requests).toBeGreaterThanOrEqual(server.requests.length);
    expect(total(cwd).requests).toBeLessThanOrEqual(server.requests.length + CONCURRENCY);
    expect(rest.stdout).toMatch(/Cost: \$\d/);
  } finally {
    await server.close();
  }
});

it('a cap on cost without a price is refused before anything is asked', async () => {
  const cwd = join(folder(), 'unknown');
  mkdirSync(cwd);
  const command = ['bench', '-m', 'openai/test', '--base-url', 'http://127.0.0.1:9/v1', '--max-cost', '1'];
  const result = await runCli(command, { cwd, env });
  expect(result.code).toBe(2);
  expect(result.stderr).toContain('no price is known for openai/test');
});

it('an estimate needs no key', async () => {
  const cwd = folder();
  const dry = await runCli(['bench', '-m', 'openai/gpt-4o', '-n', '10', '--dry-run'], {
    cwd,
    env: { OPENAI_API_KEY: '' },
  });
  expect(dry.stdout).toMatch(/Estimate for openai\/gpt-4o: .* requests/);
  expect(dry.code).toBe(0);
});
