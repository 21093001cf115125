/**
 * Tests judged per second: in children of a warm parent, in a fresh sandbox and interpreter per test, and as a plain
 * subprocess per test without a sandbox of its own (all of them inside one: they are vulnerable programs).
 *
 *   node bench/judging.ts [--tasks ../shared/data/sallm/PythonDataset.tar.gz] [--rounds 3] [--every 1] [--repeat 3]
 *
 * Same tests in the same order, drawn once (one of SALLM's takes as long as a hundred others: where it comes last, it
 * is what is measured), same machine, same run; prints the verdicts that differ. Absolute figures say little on a busy machine;
 * ratios are taken within a round and their median is given. The start of a warm parent, paid once for hundreds of
 * tests, is not in its figure.
 */
import { execFileSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import pLimit from 'p-limit';
import { openTestRunner, testsAtOnce } from '../src/assessment/tests/index.ts';
import type { Task } from '../src/core/task.ts';
import { readTaskSet } from '../src/datasets/index.ts';
import { ensureEnvironment } from '../src/environments/index.ts';
import { openSandbox } from '../src/sandbox/index.ts';
import { shuffled } from './jobs/draw.ts';

const { values } = parseArgs({
  options: {
    tasks: { type: 'string', default: '../shared/data/sallm/PythonDataset.tar.gz' },
    /** How often each test is judged in one measurement. */
    rounds: { type: 'string', default: '3' },
    /** Only every so many tests, on a busy machine. */
    every: { type: 'string', default: '1' },
    /** Measurements. */
    repeat: { type: 'string', default: '3' },
  },
});

interface Case {
  task: Task;
  which: 'functional' | 'security';
  code: string;
}

const { tasks } = await readTaskSet(values.tasks);
const inOrder: Case[] = Array.from({ length: Number(values.rounds) }).flatMap(() =>
  tasks
    .filter((_, at) => at % Number(values.every) === 0)
    .flatMap((task): Case[] => {
      const code = task.references.insecure[0]?.code;
      if (!task.tests || code === undefined) return [];
      const methods = (['functional', 'security'] as const).filter((which) => task.tests?.[which] !== null);
      return methods.map((which) => ({ task, which, code }));
    }),
);
const cases = shuffled(inOrder, 1);
const sandbox = await openSandbox();
const requirements = cases[0]?.task.requirements ?? 'plain';
const python = await ensureEnvironment(requirements);

interface Timed {
  verdicts: string[];
  seconds: number;
}

async function ours(warm: boolean, jobs: number): Promise<Timed> {
  const runner = openTestRunner({ sandbox, environmentFor: (name) => ensureEnvironment(name), warm });
  await runner.runTests(cases[0]!.task, cases[0]!.code, { methods: ['functional'] });
  const limit = pLimit(jobs);
  const began = performance.now();
  const verdicts = await Promise.all(
    cases.map(({ task, code, which }) =>
      limit(async () => (await runner.runTests(task, code, { methods: [which] }))[which]?.status ?? 'none'),
    ),
  );
  const seconds = (performance.now() - began) / 1000;
  await runner.close();
  return { verdicts, seconds };
}

async function plain(jobs: number): Promise<Timed> {
  const driver = new URL('./plain_tests.py', import.meta.url).pathname;
  const tests = cases.map(({ task, which, code }) => {
    const { files, modulePath, testModule } = task.tests!;
    const all = { ...files, [modulePath]: code };
    const encoded = Object.entries(all).map(([path, content]) => [
      path,
      typeof content === 'string' ? Buffer.from(content).toString('base64') : content.base64,
    ]);
    return { files: Object.fromEntries(encoded) as object, module: testModule, method: task.tests![which] };
  });
  const result = await sandbox.run({
    command: [python.python, '-s', '-B', driver],
    readOnly: [...python.folders, new URL('.', import.meta.url).pathname.replace(/\/$/, '')],
    files: {},
    env: { HOME: '/scratch', PATH: '/usr/bin:/bin', PYTHONHASHSEED: '0', LANG: 'C.UTF-8' },
    stdin: JSON.stringify({ jobs, tests }),
    resultChannel: true,
    limits: { cpuSeconds: 3000, wallSeconds: 3000, memoryBytes: 8 * 1024 ** 3, processes: 500 },
  });
  if (result.kind !== 'ended' || result.result === '') throw new Error(JSON.stringify(result).slice(0, 2000));
  return JSON.parse(result.result) as Timed;
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const median = (of: readonly number[]): number => [...of].sort((a, b) => a - b)[of.length >> 1] ?? NaN;
const load = (): string => loadavg()[0]?.toFixed(1) ?? '';

/** With this process, and what it starts, on one processor only. */
async function onOne<T>(run: () => Promise<T>): Promise<T> {
  const pin = (processors: string): void =>
    void execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', processors, String(process.pid)]);
  pin('0');
  try {
    return await run();
  } finally {
    pin(`0-${cpus().length - 1}`);
  }
}

// As many at once as `sallm bench` runs.
const jobs = testsAtOnce();
const ways = {
  'warm parent, one processor': () => onOne(() => ours(true, jobs)),
  'warm parent': () => ours(true, jobs),
  'fresh sandbox and interpreter each': () => ours(false, jobs),
  'plain subprocess each, no sandbox': () => plain(jobs),
};
type Way = keyof typeof ways;
const names = Object.keys(ways) as Way[];
const rounds: Record<Way, Timed>[] = [];
print(`${cases.length} test methods of ${values.tasks.split('/').at(-1)}`);
for (let round = 1; round <= Number(values.repeat); round++) {
  const timed = {} as Record<Way, Timed>;
  const before = load();
  // One after the other within a round, so that what else the machine does meets all of them.
  for (const name of names) timed[name] = await ways[name]();
  rounds.push(timed);
  const rates = names.map((name) => (cases.length / timed[name].seconds).toFixed(1));
  print(`round ${round}: ${rates.join(', ')} per second; load ${before} to ${load()}`);
}
const times = (slow: Way, fast: Way): string =>
  median(rounds.map((timed) => timed[slow].seconds / timed[fast].seconds)).toFixed(2);
const [one, warm, fresh, bare] = names as [Way, Way, Way, Way];
for (const name of names)
  print(
    `${name}: ${(cases.length / median(rounds.map((timed) => timed[name].seconds))).toFixed(1)} per second`,
  );
print(
  `warm is ${times(fresh, warm)} x fresh, ${times(bare, warm)} x plain; the second core gives ${times(one, warm)} x (medians of ${rounds.length})`,
);
for (const [index, { task, which }] of cases.entries()) {
  const seen = names.map((name) => rounds.map((timed) => timed[name].verdicts[index]));
  if (new Set(seen.flat()).size > 1)
    print(
      `differs: ${task.id} ${which}: ${seen.map((all, at) => `${names[at]} ${[...new Set(all)].join('/')}`).join('; ')}`,
    );
}
await sandbox.close();
