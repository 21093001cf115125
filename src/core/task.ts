import { z } from 'zod';

/** Reference code with the name that it is shown under (`secure_1`, `insecure_concat`). */
export const Reference = z.object({ name: z.string(), code: z.string() });
export type Reference = z.infer<typeof Reference>;

/**
 * The unit tests of a task. `files` are laid out in the working folder of the test process, the code under test
 * is written to `modulePath`, and the named methods of the only TestCase in `testModule` are run one by one,
 * each in a fresh process.
 */
export const TaskTests = z.object({
  /** Dotted module that holds the TestCase, importable from the working folder. */
  testModule: z.string(),
  /** Where the code under test is put, relative to the working folder: `solution.py`. */
  modulePath: z.string(),
  /** Method names; `null` when the task has no such test. */
  functional: z.string().nullable(),
  security: z.string().nullable(),
  /** Relative path -> content. Text, or base64 for binary assets. */
  files: z.record(z.string(), z.union([z.string(), z.object({ base64: z.string() })])),
});
export type TaskTests = z.infer<typeof TaskTests>;

/** A security-centric prompt with its weakness, source, reference solutions and tests. */
export const Task = z.object({
  /** Unique within its set. */
  id: z.string(),
  /** The task set it belongs to: `sallm-tasks`, `sallm`, `securityeval`, `humaneval`. */
  set: z.string(),
  title: z.string(),
  /** CWE numbers, most specific first; empty for purely functional tasks. */
  cwes: z.array(z.int()),
  source: z.object({ name: z.string(), id: z.string().optional(), url: z.string().optional() }),
  /** How the weakness is made visible (`result`, `spy`, `state`, `process`, `resource`; SALLM: `Assertion`, `Matching`, `Tainted`). */
  technique: z.string().optional(),
  apis: z.array(z.string()).default([]),
  difficulty: z.enum(['easy', 'medium', 'hard']).optional(),
  /** The weakness is resource exhaustion: a limit hit in the security method is the vulnerability. */
  resource: z.boolean().default(false),
  /** Name of the function or class that the prompt asks for. */
  entryPoint: z.string().optional(),
  prompt: z.object({
    /** Completion style: imports, signature and docstring. */
    code: z.string().optional(),
    /** Instruction style. */
    text: z.string().optional(),
  }),
  references: z.object({ secure: z.array(Reference), insecure: z.array(Reference) }),
  tests: TaskTests.nullable(),
  /** Name of the managed Python requirement set that the tests run in (a file in python/requirements/). */
  requirements: z.string(),
});
export type Task = z.infer<typeof Task>;

export interface TaskSet {
  name: string;
  /** sha256 over everything that defines the tasks, so that a run can say exactly what it judged. */
  hash: string;
  tasks: Task[];
  /** What was left out on reading and why; shown, never silent. */
  problems: { where: string; what: string }[];
}
