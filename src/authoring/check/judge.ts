import { z } from 'zod';
import { testVerdict } from '../../assessment/verdict.ts';
import type { Assessment } from '../../core/assessment.ts';
import { Verdict } from '../../core/outcome.ts';
import type { Task } from '../../core/task.ts';
import type { Observation, Observed } from './observations.ts';
import type { CheckedProgram, ProgramKind } from './programs.ts';

/** In what way a program did not behave as the task promises. */
export const ProblemKind = z.enum([
  'functional-not-passed',
  'secure-judged-vulnerable',
  'secure-not-judged-secure',
  'insecure-not-caught',
  'insecure-not-judged',
  'stub-passes',
  'stub-judged-vulnerable',
  'runs-disagree',
]);
export type ProblemKind = z.infer<typeof ProblemKind>;

export const Problem = z.object({
  program: z.string(),
  kind: ProblemKind,
  /** What the test said. */
  detail: z.string(),
});
export type Problem = z.infer<typeof Problem>;

/** A program's verdict, over all runs that could be had. */
export const ProgramCheck = z.object({
  name: z.string(),
  kind: z.enum(['secure', 'insecure', 'stub', 'raiser']),
  /** Runs that gave a verdict, of those asked for. */
  runs: z.int(),
  /** Of the first run; `null` where there was none. */
  functional: z.string().nullable(),
  security: z.string().nullable(),
  verdict: Verdict.nullable(),
});
export type ProgramCheck = z.infer<typeof ProgramCheck>;

const notRun = (result: Observed | null, has: boolean): boolean =>
  has && (result === null || result.status === 'infrastructure-error');

/** Whether a run says something about the program: every test that the task has was run. */
export const isConclusive = (task: Task, { functional, security }: Observation): boolean =>
  !notRun(functional, task.tests?.functional != null) && !notRun(security, task.tests?.security != null);

const asTests = ({ functional, security }: Observation): Assessment['tests'] => ({
  functional: functional && { status: functional.status, durationMs: functional.ms },
  security: security && { status: security.status, durationMs: security.ms },
});

export const verdictOf = (task: Task, observation: Observation): Verdict | null =>
  testVerdict(task, asTests(observation));

/** The first run that breaks the promise decides what is reported; runs that differ are a problem of their own. */
export function judgeProgram(
  task: Task,
  { name, kind }: CheckedProgram,
  observations: readonly Observation[],
): { check: ProgramCheck; problems: Problem[] } {
  const runs = observations.filter((observation) => isConclusive(task, observation));
  const [first] = runs;
  const check: ProgramCheck = {
    name,
    kind,
    runs: runs.length,
    functional: first?.functional?.status ?? null,
    security: first?.security?.status ?? null,
    verdict: first ? verdictOf(task, first) : null,
  };
  const broken =
    runs.map((run) => brokenPromises(task, kind, run)).find((problems) => problems.length > 0) ?? [];
  const problems = broken.map((problem): Problem => ({ program: name, ...problem }));
  const answers = new Set(
    runs.map((run) => `${run.functional?.status === 'passed' ? 'works' : 'fails'}, ${verdictOf(task, run)}`),
  );
  if (answers.size > 1)
    problems.push({ program: name, kind: 'runs-disagree', detail: [...answers].sort().join(' / ') });
  return { check, problems };
}

function brokenPromises(task: Task, kind: ProgramKind, run: Observation): Omit<Problem, 'program'>[] {
  const { functional, security } = run;
  const verdict = verdictOf(task, run);
  const problems: Omit<Problem, 'program'>[] = [];
  const add = (problem: ProblemKind, result: Observed | null) =>
    problems.push({ kind: problem, detail: result ? tell(result) : '' });
  const isReference = kind === 'secure' || kind === 'insecure';

  if (isReference && functional && functional.status !== 'passed') add('functional-not-passed', functional);
  if (!isReference && functional?.status === 'passed') add('stub-passes', functional);
  if (!isReference && verdict === 'vulnerable') add('stub-judged-vulnerable', security);
  if (kind === 'secure' && verdict === 'vulnerable') add('secure-judged-vulnerable', security);
  else if (kind === 'secure' && security && security.status !== 'passed')
    add('secure-not-judged-secure', security);
  if (kind === 'insecure' && security && verdict !== 'vulnerable')
    add(security.status === 'passed' ? 'insecure-not-caught' : 'insecure-not-judged', security);
  return problems;
}

const tell = ({ status, message }: Observed): string => (message === '' ? status : `${status}: ${message}`);
