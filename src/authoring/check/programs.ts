import type { Task } from '../../core/task.ts';
import { type Derived, selectMutants } from './derive.ts';

/** What a program is to the proof of a task. */
export type ProgramKind = 'secure' | 'insecure' | 'stub' | 'raiser';

/** A program whose verdict the proof expects. */
export interface CheckedProgram {
  name: string;
  kind: ProgramKind;
  code: string;
}

export interface MutantProgram {
  /** Secure reference that it was made of. */
  reference: string;
  kind: string;
  line: number;
  before: string;
  code: string;
}

/**
 * The programs of a task whose verdicts are known. A set without secure references (SALLM, SecurityEval) promises
 * nothing but its insecure programs, so nothing else is asked of it.
 */
export function programsOf(task: Task, derived: Derived): CheckedProgram[] {
  const { secure, insecure } = task.references;
  const program =
    (kind: ProgramKind) =>
    ({ name, code }: { name: string; code: string }) => ({ name, kind, code });
  const programs = [...secure.map(program('secure')), ...insecure.map(program('insecure'))];
  if (secure.length === 0) return programs;
  if (derived.stub !== null) programs.push({ name: 'stub', kind: 'stub', code: derived.stub });
  if (derived.raiser !== null) programs.push({ name: 'raiser', kind: 'raiser', code: derived.raiser });
  return programs;
}

/** At most `count` mutants of each secure reference. */
export const mutantsOf = (task: Task, derived: Derived, count: number): MutantProgram[] =>
  task.references.secure.flatMap(({ name }, i) =>
    selectMutants(derived.mutants[i] ?? [], count).map((mutant) => ({ reference: name, ...mutant })),
  );
