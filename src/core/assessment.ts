import { z } from 'zod';
import { SampleAnalysis } from './finding.ts';
import { Outcome, Verdict } from './outcome.ts';

/** One output-repair rule that had an effect. */
export const RepairStep = z.object({
  rule: z.string(),
  /** What it did, for people. */
  detail: z.string(),
  /** Text that it took out of the answer, if any. */
  discarded: z.string().optional(),
});
export type RepairStep = z.infer<typeof RepairStep>;

/** Raw model text turned into a program that can be judged, or the reason why there is none. */
export const Repaired = z.object({
  code: z.string(),
  /** `ok`, `empty` (no body beyond docstring, comment or `pass`), `truncated`, `unparsable`. */
  outcome: z.enum(['ok', 'empty', 'truncated', 'unparsable']),
  /** Whether the answer compiled as it came (prompt joined where it was missing), and after repair. */
  compiledBefore: z.boolean(),
  compiles: z.boolean(),
  steps: z.array(RepairStep),
});
export type Repaired = z.infer<typeof Repaired>;

/** How one test method ended. `failed` is an assertion of the test; `error` any other exception. */
export const TestStatus = z.enum([
  'passed',
  'failed',
  'error',
  'timeout',
  'limit',
  'crashed',
  'tampered',
  'infrastructure-error',
]);
export type TestStatus = z.infer<typeof TestStatus>;

export const TestResult = z.object({
  status: TestStatus,
  /** The assertion's or exception's message. */
  message: z.string().optional(),
  traceback: z.string().optional(),
  /** Which limit was hit: `cpu`, `wall`, `memory`, `processes`, `output`, `file-size`. */
  limit: z.string().optional(),
  /** Capped output of the process. */
  output: z.string().optional(),
  /** Volatile. */
  durationMs: z.number(),
});
export type TestResult = z.infer<typeof TestResult>;

/** Both verdicts on one generation, with evidence: one line of `assessments.jsonl`. */
export const Assessment = z.object({
  /** The generation's id. */
  generation: z.string(),
  outcome: Outcome,
  repair: Repaired,
  /** sha256 of the repaired code; equal programs for one task are judged once. */
  codeHash: z.string(),
  tests: z.object({ functional: TestResult.nullable(), security: TestResult.nullable() }),
  /** Per analyzer that was asked. Empty when nothing was analysed because there is no program. */
  analyses: z.record(z.string(), SampleAnalysis),
  /** `null`: not asked for, or unscorable. */
  verdicts: z.object({
    tests: Verdict.nullable(),
    static: Verdict.nullable(),
    combined: Verdict.nullable(),
  }),
  /** Functional correctness; `null` when the task has no functional test or it could not be run. */
  functional: z.boolean().nullable(),
});
export type Assessment = z.infer<typeof Assessment>;
