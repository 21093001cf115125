import { z } from 'zod';
import { Problem, ProgramCheck } from './judge.ts';

/** How a mutant of a secure reference ended. `survived`: it works and no test objects; equivalent, or a gap. */
export const MutantCheck = z.object({
  reference: z.string(),
  kind: z.string(),
  line: z.int(),
  before: z.string(),
  outcome: z.enum(['broken', 'caught', 'survived', 'unclear']),
});
export type MutantCheck = z.infer<typeof MutantCheck>;

/** What an analyzer says about a reference. */
export const StaticView = z.object({
  status: z.string(),
  /** Rules of findings on the task's weakness. */
  direct: z.array(z.string()),
  /** How many other findings there are. */
  other: z.int(),
});
export type StaticView = z.infer<typeof StaticView>;

const Times = z.object({ median: z.number(), max: z.number() });

/**
 * The proof of one task. `valid`: every program behaves as promised, on every run. `unproven`: nothing speaks against
 * it, but something could not be run. `no-test`: there is nothing to prove.
 */
export const TaskCheck = z.object({
  id: z.string(),
  title: z.string(),
  cwes: z.array(z.int()),
  source: z.string(),
  technique: z.string(),
  /** Of everything that the proof rests on. */
  hash: z.string(),
  status: z.enum(['valid', 'invalid', 'unproven', 'no-test']),
  runs: z.int(),
  problems: z.array(Problem),
  programs: z.array(ProgramCheck),
  mutants: z.array(MutantCheck),
  /** Reference -> analyzer -> what it says. */
  static: z.record(z.string(), z.record(z.string(), StaticView)),
  /** Milliseconds of each test on the secure references (where there are none: the insecure ones). Volatile. */
  times: z.object({ functional: Times.nullable(), security: Times.nullable() }),
});
export type TaskCheck = z.infer<typeof TaskCheck>;
