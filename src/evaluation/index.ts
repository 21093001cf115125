/** How far analyzers may be believed. See docs/analyzers/reliability.md. */
export {
  evaluateAnalyzers,
  type AnalyzerMeasures,
  type Evaluation,
  type EvaluationOptions,
  type Part,
  type SetEvaluation,
} from './evaluate.ts';
export { parseFold } from './fold.ts';
export { recordReliability } from './record.ts';
export { judged, total, type Measures } from './measures.ts';
export { voteText } from './vote.ts';
