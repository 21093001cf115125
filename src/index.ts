/**
 * The library: what the command line does, as functions.
 *
 * @example
 * import { BenchConfig, runBench } from 'sallm';
 * const config = BenchConfig.parse({ models: ['mock/secure-reference'], limit: 5 });
 * const { summary } = await runBench(config, { runs: 'runs' });
 *
 * @packageDocumentation
 */
export { BenchConfig, JudgingConfig } from './benchmark/config.ts';
export { estimateBench, runBench, type BenchOptions, type BenchResult } from './benchmark/bench.ts';
export { compareRuns, type CompareOptions } from './benchmark/compare/compare.ts';
export type { Comparison } from './benchmark/compare/comparison.ts';
export { checkGate, type GateResult } from './benchmark/gate/check.ts';
export { parseGate, type Gate } from './benchmark/gate/parse.ts';
export { readGated } from './benchmark/gate/read.ts';
export type { Summary } from './benchmark/summary.ts';
export { evaluateAnalyzers, type Evaluation, type EvaluationOptions } from './evaluation/index.ts';
export { loadRun, type RunData } from './report/data.ts';
export { compareRenderers } from './report/compare/index.ts';
export { renderers } from './report/index.ts';
export type { Assessment } from './core/assessment.ts';
export { SallmError, UsageError, PrerequisiteError, IncompleteError } from './core/errors.ts';
export type { Finding, SampleAnalysis } from './core/finding.ts';
export type { Generation } from './core/generation.ts';
export type { Outcome, Verdict } from './core/outcome.ts';
export type { Progress } from './core/progress.ts';
export type { Task, TaskSet } from './core/task.ts';
