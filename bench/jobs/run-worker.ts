import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { disturb } from './disturb.ts';
import { descendants, processes } from './processes.ts';
import type { Memory, Result } from './worker.ts';

interface WorkerOptions {
  folder: string;
  /** Where it and its programs put temporary files. */
  temporary: string;
  taskSets: readonly string[];
  concurrency: number;
  journal: string;
  jobs: readonly number[];
  disturb?: ReturnType<typeof disturb>;
}

interface WorkerEnd {
  /** Every line of the journal, the same id twice if it was written twice. */
  results: Result[];
  memory: Memory[];
  starts: number;
  killed: number;
  survivors: number;
}

const POLL_MS = 50;
const MOST_STARTS = 1_000;

const rows = <T>(path: string): T[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .slice(0, -1) // after the last line break: nothing, or what a kill tore
        .map((line) => JSON.parse(line) as T)
    : [];

const exit = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code));
  });

/** Runs the worker until its journal is complete, started again whenever it was killed. */
export async function runWorker({ disturb, folder, temporary, ...jobs }: WorkerOptions): Promise<WorkerEnd> {
  const journal = join(folder, jobs.journal);
  const memory = join(folder, 'memory.jsonl');
  rmSync(memory, { force: true });
  writeFileSync(join(folder, 'jobs.json'), JSON.stringify(jobs));
  let starts = 0;
  let survivors = 0;
  for (let code: number | null = null; code !== 0;) {
    if (++starts > MOST_STARTS) throw new Error('the worker never ends by itself');
    const child = spawn(process.execPath, [new URL('./worker.ts', import.meta.url).pathname, folder], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, TMPDIR: temporary },
    });
    const ended = exit(child);
    let over = false;
    void ended.then(() => (over = true));
    while (!over) {
      await Promise.race([ended, sleep(POLL_MS)]);
      if (over || !disturb || child.pid === undefined) continue;
      const below = descendants(child.pid);
      if (!(await disturb(rows(journal).length, child.pid))) continue;
      await sleep(1_000);
      const alive = new Set(processes().map(({ pid, born }) => `${pid} ${born}`));
      survivors += below.filter(({ pid, born }) => alive.has(`${pid} ${born}`)).length;
    }
    code = await ended;
    if (code !== null && code !== 0) throw new Error(`the worker failed with exit code ${code}`);
  }
  const remembered = rows<Memory>(memory);
  return {
    results: rows<Result>(journal),
    memory: remembered.filter(({ done }) => done > 0),
    starts,
    killed: remembered.reduce((sum, { killed }) => sum + killed, 0),
    survivors,
  };
}
