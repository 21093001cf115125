/**
 * The process under test: runs the jobs of `jobs.json` that its journal lacks, and writes each result once.
 *
 *   node bench/jobs/worker.ts FOLDER
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { TestResult } from '../../src/core/assessment.ts';
import { openTestRunner } from '../../src/assessment/tests/index.ts';
import { Journal } from '../../src/core/run/journal.ts';
import { ensureEnvironment } from '../../src/environments/index.ts';
import { openSandbox } from '../../src/sandbox/index.ts';
import { allCases } from './cases.ts';

const JobsFile = z.object({
  journal: z.string(),
  concurrency: z.number(),
  taskSets: z.array(z.string()),
  /** Indices into the cases; a job's id is its place here. */
  jobs: z.array(z.number()),
});
const Result = z.object({
  id: z.string(),
  case: z.string(),
  status: z.string(),
  message: z.string(),
  ms: z.number(),
});
export type Result = z.infer<typeof Result>;

/** A job that was killed each time the runner tried it is no result: it is run again. One that kills itself stays so. */
const MOST_TRIES = 6;
const wasKilled = (result: TestResult | null): boolean =>
  result?.status === 'infrastructure-error' ||
  (result?.status === 'crashed' && (result.message ?? '').endsWith('SIGKILL'));
const MEMORY_EVERY = 1_000;

export interface Memory extends NodeJS.MemoryUsage {
  pid: number;
  /** Jobs of this process, and of all before it. */
  done: number;
  total: number;
  /** Runs that were lost to a kill and made again, since the last record. */
  killed: number;
}

const folder = process.argv[2] ?? '.';
const {
  journal: name,
  concurrency,
  taskSets,
  jobs,
} = JobsFile.parse(JSON.parse(readFileSync(join(folder, 'jobs.json'), 'utf8')));
const cases = await allCases(taskSets);
const journal = Journal.open(join(folder, name), Result, ({ id }) => id);
const sandbox = await openSandbox();
const runner = openTestRunner({ sandbox, environmentFor: (set) => ensureEnvironment(set) });

let done = 0;
let killed = 0;
function remember(): void {
  const row: Memory = {
    pid: process.pid,
    done,
    killed,
    total: journal.size,
    ...process.memoryUsage(),
  };
  appendFileSync(join(folder, 'memory.jsonl'), `${JSON.stringify(row)}\n`);
  killed = 0;
}

async function judge(id: string, index: number): Promise<void> {
  const { name, task, method, code } = cases[index]!;
  const began = performance.now();
  let result: TestResult | null = null;
  for (let tries = 0; tries < MOST_TRIES && (tries === 0 || wasKilled(result)); tries++) {
    result = (await runner.runTests(task, code, { methods: [method] }))[method];
    if (wasKilled(result)) killed++;
  }
  const { status, message = '' } = result ?? { status: 'none' };
  journal.append({ id, case: name, status, message, ms: Math.round(performance.now() - began) });
  if (++done % MEMORY_EVERY === 0) remember();
}

const queue = jobs.map((index, at) => ({ id: String(at), index })).filter(({ id }) => !journal.get(id));
remember();
await Promise.all(
  Array.from({ length: concurrency }, async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await judge(next.id, next.index);
  }),
);
remember();
await runner.close();
await sandbox.close();
journal.close();
