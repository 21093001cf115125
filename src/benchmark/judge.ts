import type { Analyzer } from '../analysis/analyzer.ts';
import { judgePrograms, type Program } from '../assessment/judge.ts';
import { testsAtOnce, type TestRunner } from '../assessment/tests/index.ts';
import { assess, type Evidence, isJudgeable, noEvidence } from '../assessment/verdict.ts';
import type { Assessment, Repaired } from '../core/assessment.ts';
import type { Generation } from '../core/generation.ts';
import { sha256 } from '../core/hash.ts';
import type { Progress } from '../core/progress.ts';
import type { Journal } from '../core/run/journal.ts';
import type { Task } from '../core/task.ts';
import type { Judge } from './config.ts';

/** Turns a raw answer into a program; see the repair capability. */
export type Repair = (generation: Generation, task: Task) => Promise<Repaired>;

export interface JudgeAllOptions {
  tasks: ReadonlyMap<string, Task>;
  repair: Repair;
  runner: TestRunner | null;
  analyzers: readonly Analyzer[];
  judges: readonly Judge[];
  progress: Progress;
  signal: AbortSignal;
}

/** Generations that share a program: judged once. */
interface Group extends Program {
  members: { generation: Generation; repair: Repaired; codeHash: string }[];
}

/** Judges every generation that the journal of assessments lacks, equal programs once, and writes each down. */
export async function judgeAll(
  generations: readonly Generation[],
  journal: Journal<Assessment>,
  options: JudgeAllOptions,
): Promise<void> {
  const { tasks, runner, analyzers, judges, progress, signal } = options;
  const open = generations.filter((generation) => {
    const known = journal.get(generation.id);
    return !known || isUnscored(known);
  });
  if (open.length === 0) return;

  progress.phase('repairing', open.length);
  const groups = new Map<string, Group>();
  for (const generation of open) {
    if (signal.aborted) return progress.done();
    const task = tasks.get(generation.task)!;
    const repair = await options.repair(generation, task);
    const codeHash = sha256(repair.code);
    progress.tick();
    if (isJudgeable(generation, repair)) {
      const key = programKey(task.id, codeHash);
      const group = groups.get(key) ?? { key, task, code: repair.code, members: [] };
      group.members.push({ generation, repair, codeHash });
      groups.set(key, group);
    } else {
      journal.append(assess(task, generation, repair, codeHash, noEvidence, judges));
    }
  }
  progress.done();

  const judged = (program: Program, evidence: Evidence) => {
    const { task, members } = groups.get(program.key)!;
    journal.appendAll(
      members.map(({ generation, repair, codeHash }) =>
        assess(task, generation, repair, codeHash, evidence, judges),
      ),
    );
    progress.tick();
  };
  const known = knownEvidence(generations, journal);
  progress.phase('judging', groups.size);
  for (const group of groups.values()) {
    const evidence = known.get(group.key);
    if (evidence) judged(group, evidence);
  }
  const fresh = [...groups.values()].filter(({ key }) => !known.has(key));
  const concurrency = testsAtOnce();
  await judgePrograms(fresh, { runner, analyzers, concurrency, signal }, judged);
  progress.done();
}

/** Whether an assessment is without a verdict for reasons that are not the program's: worth another try. */
export const isUnscored = (assessment: Assessment): boolean =>
  assessment.outcome === 'infrastructure-error' ||
  Object.values(assessment.analyses).some(({ status }) => status === 'unavailable');

const programKey = (task: string, codeHash: string): string => `${task}\n${codeHash}`;

/** Evidence that an interrupted run already has, by program. */
function knownEvidence(
  generations: readonly Generation[],
  journal: Journal<Assessment>,
): Map<string, Evidence> {
  const known = new Map<string, Evidence>();
  for (const { id, task } of generations) {
    const assessment = journal.get(id);
    if (!assessment || isUnscored(assessment) || !wasJudged(assessment)) continue;
    const { tests, analyses } = assessment;
    known.set(programKey(task, assessment.codeHash), { tests, analyses });
  }
  return known;
}

const wasJudged = ({ tests, analyses }: Assessment): boolean =>
  tests.functional !== null || tests.security !== null || Object.keys(analyses).length > 0;
