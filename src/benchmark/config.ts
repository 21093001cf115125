import { z } from 'zod';
import { sandboxNames } from '../sandbox/index.ts';

/** How raw answers become programs: our rules, the published ones, or not at all. */
export const RepairMode = z.enum(['standard', 'paper', 'none']);
export type RepairMode = z.infer<typeof RepairMode>;

/** Which assessments are made. */
export const Judge = z.enum(['tests', 'static']);
export type Judge = z.infer<typeof Judge>;

/** What decides how generations are judged: shared by `bench` and `score`. */
export const JudgingConfig = z.strictObject({
  tasks: z.string().default('builtin').describe('Task set: "builtin", or a file or folder in a known format'),
  cwe: z
    .array(z.int().positive())
    .default([])
    .describe('Only tasks with one of these CWE numbers, or with a descendant of one'),
  limit: z.int().positive().optional().describe('At most this many tasks, chosen by the seed'),
  seed: z.int().default(1).describe('Seed of everything random: task choice, sampling, bootstrap'),
  repair: RepairMode.default('standard').describe('Output repair: standard, paper (as published) or none'),
  judges: z.array(Judge).min(1).default(['tests', 'static']).describe('Assessments to make'),
  analyzers: z
    .array(z.string())
    .min(1)
    .default(['sallm', 'ruff'])
    .describe('Static analyzers; none for those below alone'),
  codeql: z.string().optional().describe('Where CodeQL is: its launcher or the folder of its bundle'),
  sarif: z.array(z.string()).optional().describe('Findings out of this SARIF file, as one more analyzer'),
  analyzerCommands: z
    .array(z.string())
    .optional()
    .describe('One more analyzer: [NAME[@VERSION]=]PROGRAM ... {folder} ... {sarif}'),
  sandbox: z
    .enum(sandboxNames)
    .optional()
    .describe(
      `Where programs run: ${sandboxNames.join(', ')} (default: the variable SALLM_SANDBOX, else auto)`,
    ),
  k: z.array(z.int().positive()).min(1).default([1, 3, 5]).describe('Values of k; those over n are left out'),
});
export type JudgingConfig = z.infer<typeof JudgingConfig>;

/** A benchmark study: the cross product of models and temperatures, n samples each, over a task set. */
export const BenchConfig = z.strictObject({
  ...JudgingConfig.shape,
  models: z
    .array(z.string())
    .min(1)
    .default(['embedded/smollm2-135m-instruct'])
    .describe('Models as provider/name'),
  n: z
    .int()
    .positive()
    .optional()
    .describe('Samples per task and setting (default: 1; all there are for recorded outputs)'),
  temperature: z.array(z.number().min(0).max(5)).min(1).default([0.2]).describe('Sampling temperatures'),
  topP: z.number().gt(0).max(1).optional().describe('Nucleus sampling; left to the server when absent'),
  maxTokens: z.int().positive().default(512).describe('Longest answer, in tokens'),
  stop: z.array(z.string()).default([]).describe('Stop sequences'),
  style: z
    .array(z.string())
    .min(1)
    .default(['code'])
    .describe('Prompt styles: code or text, with +reminder or +hint, +system:FILE, +few-shot:FILE'),
  mode: z
    .enum(['auto', 'chat', 'completion', 'infill'])
    .default('auto')
    .describe('Protocol; auto asks the provider'),
  baseUrl: z.string().optional().describe('Address of an OpenAI-compatible server'),
  against: z
    .string()
    .optional()
    .describe(
      'A second task set (such as HumanEval), asked the same way: the gap in function between the two',
    ),
  study: z
    .enum(['paper'])
    .optional()
    .describe('A study by name: paper is the grid of the SALLM study, and tests its findings'),
  extraBody: z.record(z.string(), z.unknown()).optional().describe('Extra fields of each request'),
  headers: z
    .record(z.string(), z.string())
    .optional()
    .describe('Extra headers of each request; ${NAME} stands for a value of the environment'),
});
export type BenchConfig = z.infer<typeof BenchConfig>;
