/** How far analyzers may be believed. See docs/analyzers/reliability.md. */
export { evaluateAnalyzers, type EvaluationOptions } from './evaluate.ts';
export type { AnalyzerMeasures, Evaluation, SetEvaluation } from './evaluation.ts';
export { parseFold } from './fold.ts';
export { recordReliability } from './record.ts';
export { judged, total, type Measures } from './measures.ts';
export { voteText } from './vote.ts';
