/** Readers for task sets, for outputs made elsewhere, for samples of code, and for the published tables of SALLM. See docs/datasets.md. */
export type { RecordedOutput, SampleFormat } from './formats.ts';
export type { OnProblem, ReadProblem } from './problem.ts';
export { readJsonLines } from './lines.ts';
export { readTaskSet } from './tasks/index.ts';
export { selectTasks } from './select.ts';
export { detectOutputFormat, readOutputs } from './outputs/index.ts';
export { readSamples, sampleFormatOf, sampleFormats } from './samples/index.ts';
export { type DatasetSpec, parseDatasetSpec } from './samples/spec.ts';
export { readCsv } from './csv.ts';
export {
  publishedModel,
  type PublishedStaticFigures,
  type PublishedTestFigures,
  readPublishedStaticFigures,
  readPublishedTestFigures,
} from './published/at-k.ts';
export { type CodeqlVerdict, readCodeqlVerdicts } from './published/codeql-verdicts.ts';
