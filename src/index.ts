/**
 * The library: what the command line does, as functions. `docs/library.md` goes through it; the programs in
 * `examples/library/` are run as tests.
 *
 * @example
 * import { BenchConfig, runBench } from 'sallm';
 * const config = BenchConfig.parse({ models: ['mock/secure-reference'], limit: 5 });
 * const { summary } = await runBench(config, { runs: 'runs' });
 *
 * @packageDocumentation
 */

// Measuring models: sallm bench, score, gate, compare.
export { BenchConfig, JudgingConfig } from './benchmark/config.ts';
export { estimateBench, runBench, type BenchOptions, type BenchResult } from './benchmark/bench.ts';
export { openProgramJudge, type ProgramJudge } from './benchmark/judge-program.ts';
export { compareRuns, type CompareOptions } from './benchmark/compare/compare.ts';
export type { Comparison } from './benchmark/compare/comparison.ts';
export { checkGate, type GateResult } from './benchmark/gate/check.ts';
export { parseGate, type Gate } from './benchmark/gate/parse.ts';
export { readGated } from './benchmark/gate/read.ts';
export { metricsOfFile, type MetricRow } from './benchmark/metrics/index.ts';
export type { Summary } from './benchmark/summary.ts';

// Analysing code and data sets: sallm scan, study, evaluate-analyzers.
export { scan, type Scan, type ScannedFile, type ScanOptions } from './scanning/scan.ts';
export { openAnalyzers, type Analyzer } from './analysis/index.ts';
export { parseStudy, type StudyConfig, type StudyRequest } from './study/config.ts';
export { runStudy, type StudyOptions, type StudyResult } from './study/study.ts';
export { evaluateAnalyzers, type Evaluation, type EvaluationOptions } from './evaluation/index.ts';

// Tasks: sallm dataset, tasks, mine.
export { readTaskSet } from './datasets/index.ts';
export { checkTasks, type CheckOptions, type TaskCheck } from './authoring/index.ts';

// Models, and providers of one's own.
export { openModel } from './models/index.ts';
export type { Completion, GenerateRequest, Model, ModelOptions, ModelProvider } from './models/model.ts';
export type { Meter, Reservation, TokenCount } from './models/meter.ts';

// Reports: everything that -o writes.
export { loadRun, type RunData } from './report/data.ts';
export { compareRenderers } from './report/compare/index.ts';
export { renderers } from './report/index.ts';

// The nouns.
export type { Assessment } from './core/assessment.ts';
export { SallmError, UsageError, PrerequisiteError, IncompleteError } from './core/errors.ts';
export type { Finding, SampleAnalysis } from './core/finding.ts';
export type { Generation } from './core/generation.ts';
export type { Outcome, Verdict } from './core/outcome.ts';
export type { Progress } from './core/progress.ts';
export type { Task, TaskSet } from './core/task.ts';
