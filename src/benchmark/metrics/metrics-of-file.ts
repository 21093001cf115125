import type { ReadProblem } from '../../datasets/index.ts';
import { computeAgreement } from './agreement.ts';
import { computeMetrics, type MetricsOptions } from './compute.ts';
import { computePublished } from './published.ts';
import { readVerdictTable } from './read-table.ts';
import type { AgreementRow, MetricRow, PublishedRow } from './rows.ts';

/** Every figure that a table of verdicts gives. */
export interface MetricsReport {
  rows: MetricRow[];
  /** Empty unless the table has both sources of verdicts. */
  agreement: AgreementRow[];
  /** The counting of the SALLM paper. */
  published: PublishedRow[];
  /** Rows that were left out, and why. */
  problems: ReadProblem[];
}

/**
 * Metrics of any table of verdicts: a run folder, SALLM's released files, or a CSV or JSONL table. Several files are
 * put together sample by sample.
 * @throws UsageError when a file is not there, or holds no verdicts
 */
export async function metricsOfFile(
  path: string | readonly string[],
  options: MetricsOptions,
): Promise<MetricsReport> {
  const problems: ReadProblem[] = [];
  const samples = await readVerdictTable([path].flat(), (problem) => problems.push(problem));
  const both = (['tests', 'static'] as const).every((source) =>
    samples.some(({ verdicts }) => verdicts[source] !== null),
  );
  return {
    rows: computeMetrics(samples, options),
    agreement: both ? computeAgreement(samples) : [],
    published: computePublished(samples, options.ks),
    problems,
  };
}
