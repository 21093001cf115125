/**
 * Tests judged per second: in children of a warm parent, in a fresh sandbox and interpreter per test, and as a plain
 * subprocess per test without a sandbox of its own (all of them inside one: they are vulnerable programs).
 *
 *   node bench/judging.ts [--tasks ../shared/data/sallm/PythonDataset.tar.gz] [--rounds 1]
 *
 * Same tests, same machine, same run; prints the verdicts that differ. Absolute figures say little on a busy machine.
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import pLimit from 'p-limit';
import { openTestRunner } from '../src/assessment/tests/index.ts';
import type { Task } from '../src/core/task.ts';
import { readTaskSet } from '../src/datasets/index.ts';
import { ensureEnvironment } from '../src/environments/index.ts';
import { openSandbox } from '../src/sandbox/index.ts';

const { values } = parseArgs({
  options: {
    tasks: { type: 'string', default: '../shared/data/sallm/PythonDataset.tar.gz' },
    rounds: { type: 'string', default: '1' },
  },
});

interface Case {
  task: Task;
  which: 'functional' | 'security';
  code: string;
}

const { tasks } = await readTaskSet(values.tasks);
const cases: Case[] = Array.from({ length: Number(values.rounds) }).flatMap(() =>
  tasks.flatMap((task): Case[] => {
    const code = task.references.insecure[0]?.code;
    if (!task.tests || code === undefined) return [];
    const methods = (['functional', 'security'] as const).filter((which) => task.tests?.[which] !== null);
    return methods.map((which) => ({ task, which, code }));
  }),
);
const sandbox = await openSandbox();
const requirements = cases[0]?.task.requirements ?? 'plain';
const python = await ensureEnvironment(requirements);

interface Timed {
  verdicts: string[];
  seconds: number;
}

async function ours(warm: boolean, jobs: number): Promise<Timed> {
  const runner = openTestRunner({ sandbox, environmentFor: (name) => ensureEnvironment(name), warm });
  // The start of a warm parent is paid once per run of hours.
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

const perSecond = ({ seconds }: Timed): string => (cases.length / seconds).toFixed(1);
const print = (line: string): void => void process.stdout.write(`${line}\n`);
print(`${cases.length} tests of ${values.tasks.split('/').at(-1)}; load ${loadavg()[0]?.toFixed(1)}`);
const warmOne = await ours(true, 1);
print(`warm parent, 1 at once:          ${perSecond(warmOne)} tests/s`);
const warm = await ours(true, 2);
print(`warm parent, 2 at once:          ${perSecond(warm)} tests/s`);
const fresh = await ours(false, 2);
print(`fresh sandbox each, 2 at once:   ${perSecond(fresh)} tests/s`);
const bare = await plain(2);
print(`plain subprocess each, 2 at once: ${perSecond(bare)} tests/s`);
print(
  `warm is ${(fresh.seconds / warm.seconds).toFixed(1)} x fresh, ${(bare.seconds / warm.seconds).toFixed(1)} x plain; ` +
    `the second core gives ${(warmOne.seconds / warm.seconds).toFixed(2)} x; load ${loadavg()[0]?.toFixed(1)}`,
);
for (const [index, { task, which }] of cases.entries()) {
  const seen = [warm.verdicts[index], fresh.verdicts[index], bare.verdicts[index]];
  if (new Set(seen).size > 1)
    print(`differs: ${task.id} ${which}: warm ${seen[0]}, fresh ${seen[1]}, plain ${seen[2]}`);
}
await sandbox.close();
