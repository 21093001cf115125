import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sha256 } from '../../src/core/hash.ts';
import { packagePath } from '../../src/core/paths.ts';
import { readTaskSet } from '../../src/datasets/index.ts';
import { runCli } from '../support/cli.ts';
import { startModelServer, type ChatRequest } from '../support/model-server.ts';
import { onlyRun, readJsonLines, useFolder } from '../support/run.ts';

const KILLS = 20;
const CONCURRENCY = 4;
const folder = useFolder();

/** Fields that may differ between two runs of the same thing: times, and what a program itself says. */
const volatile = new Set(['latencyMs', 'cached', 'durationMs', 'output', 'traceback', 'notes']);
const isTestMessage = (holder: unknown, key: string) =>
  key === 'message' && holder !== null && typeof holder === 'object' && 'durationMs' in holder;
const stable = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, function (this: unknown, key, inner: unknown) {
      return volatile.has(key) || isTestMessage(this, key) ? undefined : inner;
    }),
  );
const results = (run: string) => ({
  generations: readJsonLines(join(run, 'generations.jsonl')).map(stable).sort(byText),
  assessments: readJsonLines(join(run, 'assessments.jsonl')).map(stable).sort(byText),
  summary: stable(JSON.parse(readFileSync(join(run, 'summary.json'), 'utf8'))),
});
const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

it(`killed at ${KILLS} random moments and continued, a run gives what an undisturbed one gives`, async () => {
  // A copy: the set must not change while the test runs.
  const taskFolder = join(folder(), 'tasks');
  cpSync(packagePath('tasks'), taskFolder, { recursive: true });
  const { tasks } = await readTaskSet(taskFolder);
  // The answer depends on the prompt alone: a reference of the task that asks, right or wrong by a hash.
  const answer = ({ messages }: ChatRequest): string => {
    const prompt = messages.at(-1)!.content;
    const task = tasks.find(({ prompt: { code } }) => code !== undefined && prompt.includes(code.trim()))!;
    const { secure, insecure } = task.references;
    const reference = parseInt(sha256(prompt).slice(0, 2), 16) % 2 === 0 ? secure[0]! : insecure[0]!;
    return `Here it is:\n\n\`\`\`python\n${reference.code}\n\`\`\`\n`;
  };
  const server = await startModelServer(answer, { delayMs: 60 });
  const args = [
    ...[
      'bench',
      '-m',
      'openai/test',
      '--base-url',
      server.baseUrl,
      '--limit',
      '8',
      '-n',
      '2',
      '-t',
      '0.2,0.8',
    ],
    ...['--no-cache', '--concurrency', String(CONCURRENCY)],
  ];
  const env = { OPENAI_API_KEY: 'test-key' };
  try {
    const quiet = join(folder(), 'quiet');
    mkdirSync(quiet);
    const started = performance.now();
    expect((await runCli(args, { cwd: quiet, env })).code).toBe(0);
    const whole = performance.now() - started;
    const wanted = server.requests.length;
    const expected = results(onlyRun(quiet));

    let kills = 0;
    for (let round = 0; kills < KILLS; round++) {
      const cwd = join(folder(), `killed-${round}`);
      mkdirSync(cwd);
      const before = server.requests.length;
      let killsHere = 0;
      for (;;) {
        const moment = kills < KILLS ? whole * (0.15 + Math.random()) : Infinity;
        const result = await runCli(args, {
          cwd,
          env,
          started: (child) => {
            const timer = moment === Infinity ? undefined : setTimeout(() => child.kill('SIGKILL'), moment);
            child.on('close', () => clearTimeout(timer));
          },
        });
        if (result.signal === null) {
          expect(result.stderr).toContain('Report:');
          expect(result.code).toBe(0);
          break;
        }
        kills++;
        killsHere++;
      }
      expect(results(onlyRun(cwd))).toEqual(expected);
      // Only what was under way at a kill is ever asked again.
      expect(server.requests.length - before).toBeLessThanOrEqual(wanted + killsHere * CONCURRENCY);
    }
  } finally {
    await server.close();
  }
});
