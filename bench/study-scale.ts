/**
 * A study at scale: the main process's memory, the workers' memory, and whether a run that is killed at random moments and continued
 * gives the tables of one that is not.
 *
 *   python bench/corpus.py 200000 corpus.jsonl.gz ~/.cache/sallm/environments /usr/lib/python3
 *   node bench/study-scale.ts --corpus corpus.jsonl.gz --analyzers bandit,ruff --kills 10
 *
 * Linux only (memory is read from /proc). Without the results cache, so that every run does all the work.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { packagePath } from '../src/core/paths.ts';
import { loadStudy } from '../src/report/study/index.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: 'corpus.jsonl.gz' },
    analyzers: { type: 'string', default: 'bandit,ruff' },
    kills: { type: 'string', default: '10' },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const cwd = mkdtempSync(join(tmpdir(), 'sallm-scale-'));
const args = [
  ...[
    packagePath('bin', 'sallm.js'),
    'study',
    `corpus=jsonl:${resolve(values.corpus)}`,
    '--quiet',
    '--no-cache',
  ],
  ...['--analyzers', values.analyzers, ...(values.sample ? ['--sample', values.sample] : [])],
];

/** Highest resident memory of a process so far, in MB; 0 when it is gone. */
function peak(pid: string): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

const childrenOf = (pid: string): string[] => {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  } catch {
    return [];
  }
};

interface Outcome {
  seconds: number;
  killed: boolean;
  /** MB of the study's own process, and of the largest of its workers. */
  main: number;
  worker: number;
}

/** One process of the study; killed after so many seconds. */
function run(runs: string, killAfter = Infinity): Promise<Outcome> {
  const started = performance.now();
  const child = spawn(process.execPath, [...args, '--runs', runs], {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const outcome: Outcome = { seconds: 0, killed: false, main: 0, worker: 0 };
  const own = String(child.pid);
  const look = () => {
    outcome.main = Math.max(outcome.main, peak(own));
    for (const pid of childrenOf(own)) outcome.worker = Math.max(outcome.worker, peak(pid));
  };
  const timer = setInterval(look, 250);
  const killer = Number.isFinite(killAfter)
    ? setTimeout(() => {
        outcome.killed = true;
        child.kill('SIGKILL');
      }, killAfter * 1000)
    : undefined;
  return new Promise((done, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(timer);
      clearTimeout(killer);
      if (code !== 0 && !outcome.killed) reject(new Error(`The study ended with ${code}.`));
      done({ ...outcome, seconds: (performance.now() - started) / 1000 });
    });
  });
}

function figures(runs: string): string {
  const [name = ''] = readdirSync(join(cwd, runs));
  const { summary, examples } = loadStudy(join(cwd, runs, name));
  return JSON.stringify({ summary, examples });
}

try {
  console.log(
    `${cpus().length} cores, load ${loadavg()
      .map((one) => one.toFixed(1))
      .join(' ')}`,
  );
  const whole = await run('whole');
  const { summary } = JSON.parse(figures('whole')) as ReturnType<typeof loadStudy>;
  const samples = summary.sets[0]?.samples ?? 0;
  console.log(
    `undisturbed: ${samples} samples in ${whole.seconds.toFixed(0)} s (${(samples / whole.seconds).toFixed(1)}/s); ` +
      `main process ${whole.main.toFixed(0)} MB, largest worker ${whole.worker.toFixed(0)} MB`,
  );
  let [kills, most] = [0, 0];
  while (kills < Number(values.kills)) {
    const after = whole.seconds * (0.02 + Math.random() * (1.2 / Number(values.kills)));
    const outcome = await run('killed', after);
    most = Math.max(most, outcome.main);
    if (!outcome.killed) break;
    kills++;
    console.log(`killed after ${outcome.seconds.toFixed(1)} s`);
  }
  const last = await run('killed');
  most = Math.max(most, last.main);
  const equal = figures('killed') === figures('whole');
  console.log(
    `killed ${kills} times and continued: main process at most ${most.toFixed(0)} MB, tables ${equal ? 'equal' : 'DIFFERENT'}`,
  );
  process.exitCode = equal ? 0 : 1;
} finally {
  rmSync(cwd, { recursive: true, force: true });
}
