import type { LimitFunction } from 'p-limit';
import type { TestRunner } from '../../assessment/tests/index.ts';
import { directFindings } from '../../assessment/verdict.ts';
import type { Analyzer } from '../../analysis/analyzer.ts';
import type { Journal } from '../../core/run/journal.ts';
import type { Task } from '../../core/task.ts';
import type { Derived } from './derive.ts';
import { judgeProgram, isConclusive, verdictOf } from './judge.ts';
import { type Observation, observationId, observed, provenHash } from './observations.ts';
import { type CheckedProgram, mutantsOf, type MutantProgram, programsOf } from './programs.ts';
import type { MutantCheck, StaticView, TaskCheck } from './task-check.ts';

export interface CheckTools {
  /** Opened when the first program has to be run. */
  runner: () => Promise<Pick<TestRunner, 'runTests'>>;
  analyzers: readonly Analyzer[];
  /** Shared by all tasks: how many programs run at once. */
  limit: LimitFunction;
  signal: AbortSignal;
}

export interface CheckCounts {
  /** Runs of each program. */
  runs: number;
  /** Mutants of each secure reference. */
  mutants: number;
}

/**
 * Proves one task. The first run tells whether the others are worth it: a task that is wrong already is not run again,
 * and only those of a right one are mutated.
 */
export async function checkTask(
  task: Task,
  derived: Derived,
  journal: Journal<Observation> | null,
  { runs, mutants }: CheckCounts,
  tools: CheckTools,
): Promise<TaskCheck> {
  const programs = journal ? programsOf(task, derived) : [];
  const views = staticViews(task, tools);
  // A rejection is handled where it is awaited; meanwhile it must not count as unhandled.
  views.catch(() => undefined);
  const observe = observer(task, journal, tools);

  const seen = new Map<CheckedProgram, Observation[]>(programs.map((program) => [program, []]));
  const round = async (run: number) =>
    allEnded(
      programs.map(async (program) => {
        const found = await observe(program.code, run);
        if (found) seen.get(program)!.push(found);
      }),
    );
  const judged = () => programs.map((program) => judgeProgram(task, program, seen.get(program)!));

  await round(0);
  const isWrong = judged().some(({ problems }) => problems.length > 0);
  if (!isWrong) await allEnded(Array.from({ length: runs - 1 }, (_, i) => round(i + 1)));
  const results = judged();
  const problems = results.flatMap((result) => result.problems);
  const isComplete = results.every(({ check }) => check.runs === runs);
  const status = !journal ? 'no-test' : problems.length > 0 ? 'invalid' : isComplete ? 'valid' : 'unproven';

  return {
    ...identityOf(task),
    status,
    runs: isWrong ? 1 : runs,
    problems,
    programs: results.map(({ check }) => check),
    mutants: status === 'valid' ? await checkMutants(task, mutantsOf(task, derived, mutants), observe) : [],
    static: await views,
    times: timesOf(task, seen),
  };
}

const identityOf = (task: Task) => ({
  id: task.id,
  title: task.title,
  cwes: task.cwes,
  source: task.source.name,
  technique: task.technique ?? '',
  hash: provenHash(task),
});

type Observe = (code: string, run: number, isMutant?: boolean) => Promise<Observation | null>;

/** Takes what the journal has, runs what it lacks. `null`: it could not be run; that is never written down. */
function observer(
  task: Task,
  journal: Journal<Observation> | null,
  { runner, limit, signal }: CheckTools,
): Observe {
  const look = async (code: string, run: number, isMutant: boolean): Promise<Observation | null> => {
    const id = observationId(code, run, isMutant);
    const known = journal?.get(id);
    if (known || signal.aborted) return known ?? null;
    const tests = await runner();
    const only = { signal, ...(isMutant && { methods: ['functional'] as const }) };
    const first = await tests.runTests(task, code, only);
    const works = first.functional?.status === 'passed';
    const { security } =
      isMutant && works ? await tests.runTests(task, code, { signal, methods: ['security'] }) : first;
    if (signal.aborted) return null;
    const found = { id, functional: observed(first.functional), security: observed(security) };
    if (isMutant ? !works || isConclusive(task, found) : isConclusive(task, found)) journal?.append(found);
    return found;
  };
  return (code, run, isMutant = false) =>
    limit(() => look(code, run, isMutant).catch((error: unknown) => unlessAborted(error, signal)));
}

/** What fails because it was told to stop is simply not there. */
function unlessAborted(error: unknown, signal: AbortSignal): null {
  if (signal.aborted) return null;
  throw error;
}

/** Like `Promise.all`, but nothing is under way any more when it throws: the journal is closed then. */
export async function allEnded<T>(promises: Iterable<Promise<T>>): Promise<T[]> {
  const all = [...promises];
  await Promise.allSettled(all);
  return Promise.all(all);
}

async function checkMutants(
  task: Task,
  programs: readonly MutantProgram[],
  observe: Observe,
): Promise<MutantCheck[]> {
  return allEnded(
    programs.map(async ({ code, ...mutant }) => {
      const found = await observe(code, 0, true);
      return { ...mutant, outcome: found ? mutantOutcome(task, found) : 'unclear' };
    }),
  );
}

function mutantOutcome(task: Task, found: Observation): MutantCheck['outcome'] {
  if (found.functional?.status === 'infrastructure-error') return 'unclear';
  if (found.functional?.status !== 'passed') return 'broken';
  const verdict = verdictOf(task, found);
  return verdict === 'vulnerable' ? 'caught' : verdict === 'secure' ? 'survived' : 'unclear';
}

/** What each analyzer says about each reference. */
async function staticViews(task: Task, { analyzers, signal }: CheckTools): Promise<TaskCheck['static']> {
  const references = [...task.references.secure, ...task.references.insecure];
  const views: TaskCheck['static'] = Object.fromEntries(references.map(({ name }) => [name, {}]));
  const samples = references.map(({ name, code }) => ({ id: name, code, origin: {} }));
  for (const analyzer of analyzers) {
    if (signal.aborted) break;
    const results = await analyzer
      .analyze(samples, { signal })
      .catch((error: unknown) => unlessAborted(error, signal));
    for (const [name, analysis] of results ?? []) {
      const direct = directFindings(task, analysis);
      const view: StaticView = {
        status: analysis.status,
        direct: [...new Set(direct.map(({ rule }) => rule))].sort(),
        other: analysis.findings.length - direct.length,
      };
      views[name]![analyzer.name] = view;
    }
  }
  return views;
}

function timesOf(task: Task, seen: ReadonlyMap<CheckedProgram, readonly Observation[]>): TaskCheck['times'] {
  const kind = task.references.secure.length > 0 ? 'secure' : 'insecure';
  const runs = [...seen].flatMap(([program, observations]) => (program.kind === kind ? observations : []));
  const of = (method: 'functional' | 'security') => {
    const times = runs
      .flatMap((run) =>
        run[method] && run[method].status !== 'infrastructure-error' ? [run[method].ms] : [],
      )
      .sort((a, b) => a - b);
    return times.length === 0
      ? null
      : { median: times[Math.floor((times.length - 1) / 2)]!, max: times.at(-1)! };
  };
  return { functional: of('functional'), security: of('security') };
}
