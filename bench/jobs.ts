/**
 * Many jobs with random kills: of processes of a test, of warm parents, and of the process that drives them, which is
 * then continued from its journal.
 *
 *   node bench/jobs.ts [--jobs 20000] [--kills 20] [--zygote-kills 40] [--test-kills 400] [--seed 1] [--tasks PATH ...]
 *
 * Every job must end with exactly one result, the one that the same case has undisturbed; no process, mount, cgroup or
 * temporary file may stay; the memory of the process is printed. The kills of the driving process fall into the first
 * half, so that the second shows one process at work for long. As root all of it runs in a process namespace of its
 * own, where whatever is left behind is seen. Exit code 1 when something is wrong.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { allCases } from './jobs/cases.ts';
import { disturb, drawKills } from './jobs/disturb.ts';
import { drawJobs, shuffled } from './jobs/draw.ts';
import { processes } from './jobs/processes.ts';
import { runWorker } from './jobs/run-worker.ts';

const { values } = parseArgs({
  options: {
    jobs: { type: 'string', default: '20000' },
    kills: { type: 'string', default: '20' },
    'zygote-kills': { type: 'string', default: '40' },
    'test-kills': { type: 'string', default: '400' },
    concurrency: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    /** Distinct tests to draw from; default: all. */
    cases: { type: 'string' },
    tasks: { type: 'string', multiple: true, default: ['tasks'] },
    /** Set by itself: this is the process inside the namespace. */
    inside: { type: 'boolean', default: false },
  },
});
const print = (line: string): void => void process.stdout.write(`${line}\n`);

if (process.getuid?.() === 0 && !values.inside) {
  const args = ['--mount', '--pid', '--fork', '--mount-proc', '--kill-child', '--'];
  // The shell is the first process there and takes care of orphans.
  const shell = [
    '/bin/sh',
    '-c',
    '"$0" "$@"; exit $?',
    process.execPath,
    ...process.argv.slice(1),
    '--inside',
  ];
  process.exit(spawnSync('unshare', [...args, ...shell], { stdio: 'inherit' }).status ?? 1);
}

interface Traces {
  processes: string[];
  mounts: string[];
  cgroups: string[];
  shared: string[];
}
const own = new Set([1, process.pid]);
const folders = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
/** Where groups that we made would be: below our own, in each hierarchy. Others on this machine make theirs elsewhere. */
const ownCgroups = (): string[] =>
  readFileSync('/proc/self/cgroup', 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(':'))
    .filter(([, , path]) => path !== '/')
    .map(([, controllers = '', ...path]) => join('/sys/fs/cgroup', controllers, path.join(':')))
    .filter((path) => existsSync(path));
const traces = (): Traces => ({
  processes: values.inside ? processes().flatMap(({ pid, command }) => (own.has(pid) ? [] : [command])) : [],
  mounts: readFileSync('/proc/self/mountinfo', 'utf8').split('\n'),
  cgroups: ownCgroups().flatMap(folders),
  shared: readdirSync('/dev/shm'),
});

const folder = mkdtempSync(join(tmpdir(), 'sallm-jobs-'));
const temporary = join(folder, 'tmp');
mkdirSync(temporary);
const before = traces();
const began = performance.now();
const problems: string[] = [];
const seed = Number(values.seed);

const cases = await allCases(values.tasks);
const distinct = shuffled([...cases.keys()], seed).slice(0, Number(values.cases ?? cases.length));
const common = { folder, temporary, taskSets: values.tasks, concurrency: Number(values.concurrency) };
const undisturbed = await runWorker({ ...common, journal: 'undisturbed.jsonl', jobs: distinct });
const expected = new Map(undisturbed.results.map(({ id, status }) => [distinct[Number(id)]!, status]));
const seconds = (): string => ((performance.now() - began) / 1000).toFixed(0);
print(`${distinct.length} distinct tests, undisturbed: ${seconds()} s`);

const weights = undisturbed.results.map(({ id, ms }) => ({
  index: distinct[Number(id)]!,
  weight: 1 / (ms + 20),
}));
const count = Number(values.jobs);
const jobs = drawJobs(weights, count, seed + 1);
const kills = drawKills(
  {
    parent: Number(values.kills),
    zygote: Number(values['zygote-kills']),
    test: Number(values['test-kills']),
  },
  count,
  seed + 2,
);
const disturbed = await runWorker({
  ...common,
  journal: 'results.jsonl',
  jobs,
  disturb: disturb(kills, seed + 3),
});

const lines = new Map<string, number>();
for (const { id } of disturbed.results) lines.set(id, (lines.get(id) ?? 0) + 1);
const missing = jobs.filter((_, at) => !lines.has(String(at))).length;
const repeated = [...lines.values()].filter((n) => n > 1).length;
if (missing > 0) problems.push(`${missing} jobs without a result`);
if (repeated > 0) problems.push(`${repeated} jobs with more than one result`);
for (const { id, case: name, status, message } of disturbed.results) {
  const index = jobs[Number(id)]!;
  if (status !== expected.get(index))
    problems.push(`${name}: ${status} (${message}), undisturbed ${expected.get(index)}`);
}
const after = traces();
for (const kind of Object.keys(before) as (keyof Traces)[])
  for (const left of after[kind].filter((entry) => !before[kind].includes(entry)))
    problems.push(`left behind: ${kind} ${left}`);
for (const file of readdirSync(temporary)) problems.push(`left behind: temporary ${file}`);

print(
  `${lines.size} of ${count} jobs ended, ${kills.length} kills (${disturbed.starts - 1} of the driving process), ${seconds()} s`,
);
print(
  `runs again after a kill: ${disturbed.killed}; processes alive a second after the driving process was killed: ${disturbed.survivors}`,
);
for (const { total, done, rss, heapUsed } of disturbed.memory)
  print(
    `memory after ${total} jobs, ${done} of this process: ${(rss / 2 ** 20).toFixed(0)} MB, heap ${(heapUsed / 2 ** 20).toFixed(0)} MB`,
  );
const statuses = Object.entries(Object.groupBy(disturbed.results, ({ status }) => status));
print(statuses.map(([status, of]) => `${status} ${of?.length}`).join(', '));
for (const problem of problems.slice(0, 40)) print(`WRONG: ${problem}`);
if (problems.length === 0) {
  print('nothing lost, nothing double, nothing left behind, every verdict as undisturbed');
  rmSync(folder, { recursive: true, force: true });
} else print(`${problems.length} problems; see ${folder}`);
process.exitCode = problems.length === 0 ? 0 : 1;
