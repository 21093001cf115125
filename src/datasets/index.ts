/** Readers for task sets, for outputs made elsewhere, and for the published tables of SALLM. See docs/datasets.md. */
export type { OutputFormat, RecordedOutput, TaskSetFormat } from './formats.ts';
export type { OnProblem, ReadProblem } from './problem.ts';
export { readJsonLines } from './lines.ts';
export { readTaskSet, taskSetFormats } from './tasks/index.ts';
export { selectTasks, type Selection } from './select.ts';
export { detectOutputFormat, outputFormats, readOutputs } from './outputs/index.ts';
export { type CsvRow, readCsv } from './csv.ts';
export {
  publishedModel,
  type PublishedStaticFigures,
  type PublishedTestFigures,
  readPublishedStaticFigures,
  readPublishedTestFigures,
} from './published/at-k.ts';
export { type CodeqlVerdict, readCodeqlVerdicts } from './published/codeql-verdicts.ts';
