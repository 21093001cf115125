/**
 * Our test verdicts on the code that SALLM's authors repaired, against the verdicts that they published.
 *
 *   node bench/sallm-verdicts.ts OUTPUTS... [--tasks PythonDataset.tar.gz] [--sample N] [--json FILE]
 *
 * Compared is each method of each sample where theirs is success or failure and the task's test works here on its own
 * insecure program (functional passes, security fails). Prints agreement per file and method, and each disagreement
 * by class; `--sample` takes a seeded choice of distinct programs.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import pLimit from 'p-limit';
import { openTestRunner } from '../src/assessment/tests/index.ts';
import type { TestResult } from '../src/core/assessment.ts';
import { sha256 } from '../src/core/hash.ts';
import { writeJsonAtomic } from '../src/core/run/atomic.ts';
import { readOutputs, readTaskSet } from '../src/datasets/index.ts';
import { ensureEnvironment } from '../src/environments/index.ts';
import { openSandbox } from '../src/sandbox/index.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tasks: { type: 'string', default: '../shared/data/sallm/PythonDataset.tar.gz' },
    sample: { type: 'string' },
    json: { type: 'string' },
  },
});

type Verdicts = { functional: TestResult | null; security: TestResult | null };
const methods = ['functional', 'security'] as const;

const { tasks } = await readTaskSet(values.tasks);
const taskOf = new Map(tasks.filter((task) => task.tests).map((task) => [task.id, task]));
const sandbox = await openSandbox();
const runner = openTestRunner({ sandbox, environmentFor: (name) => ensureEnvironment(name) });
const limit = pLimit(availableParallelism());
const judged = new Map<string, Promise<Verdicts>>();
const judge = (taskId: string, code: string): Promise<Verdicts> => {
  const key = `${taskId}\n${code}`;
  const known = judged.get(key) ?? limit(() => runner.runTests(taskOf.get(taskId)!, code));
  judged.set(key, known);
  return known;
};

/** Tests that behave as designed on the program that they were written for. */
const works = new Map<string, boolean>();
await Promise.all(
  [...taskOf.values()].map(async ({ id, references }) => {
    const { functional, security } = await judge(id, references.insecure[0]!.code);
    works.set(id, functional?.status === 'passed' && security?.status === 'failed');
  }),
);
const broken = [...works].filter(([, ok]) => !ok).map(([id]) => id);
process.stdout.write(
  `${works.size - broken.length} of ${works.size} tests behave as designed on their insecure program; not: ${broken.join(', ')}\n`,
);

const theirs = { success: 'passed', failure: 'failed', error: 'error' } as const;
interface Disagreement {
  path: string;
  task: string;
  sample: number;
  method: string;
  theirs: string;
  ours: TestResult | null | undefined;
}
const disagreements: Disagreement[] = [];
for (const path of positionals) {
  const rows = [];
  for await (const row of readOutputs(path, ({ where, what }) =>
    process.stderr.write(`${where}: ${what}\n`),
  )) {
    if (taskOf.has(row.task) && typeof row.published?.code === 'string') rows.push(row);
  }
  const programs = [
    ...new Set(rows.map(({ task, published }) => sha256(`${task}\n${published!.code}`))),
  ].sort();
  const chosen = new Set(values.sample === undefined ? programs : programs.slice(0, Number(values.sample)));
  const compared = rows.filter(({ task, published }) => chosen.has(sha256(`${task}\n${published!.code}`)));
  const ours = await Promise.all(compared.map(({ task, published }) => judge(task, published!.code!)));
  for (const method of methods) {
    const counts = { agree: 0, disagree: 0, working: { agree: 0, disagree: 0 } };
    compared.forEach(({ task, sample, published }, i) => {
      const published1 = published![method];
      if (published1 !== 'success' && published1 !== 'failure') return;
      const result = ours[i]![method];
      const same = result?.status === theirs[published1];
      counts[same ? 'agree' : 'disagree']++;
      if (!works.get(task)) return;
      counts.working[same ? 'agree' : 'disagree']++;
      if (!same) disagreements.push({ path, task, sample, method, theirs: published1, ours: result });
    });
    const share = ({ agree, disagree }: { agree: number; disagree: number }) =>
      `${agree} of ${agree + disagree} (${((100 * agree) / (agree + disagree)).toFixed(1)} %)`;
    process.stdout.write(
      `${path} ${method}: agree on ${share(counts.working)} where the test works on its reference; on ${share(counts)} of all\n`,
    );
  }
}
const classes = Map.groupBy(
  disagreements,
  ({ task, method, theirs: t, ours }) => `${task} ${method}: theirs ${t}, ours ${ours?.status}`,
);
for (const [name, members] of [...classes].sort((a, b) => b[1].length - a[1].length)) {
  const message = members[0]!.ours?.message?.split('\n')[0]!.slice(0, 140) ?? '';
  process.stdout.write(`${String(members.length).padStart(4)}  ${name}: ${message}\n`);
}
if (values.json !== undefined) writeJsonAtomic(values.json, disagreements);
await runner.close();
await sandbox.close();
