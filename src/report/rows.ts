import type { Metric, MetricRow } from '../benchmark/metrics/index.ts';
import type { Summary } from '../benchmark/summary.ts';

/** The rows over all tasks by the headline's verdict source: one per configuration. */
export const headlineRows = ({ metrics, headline }: Summary): MetricRow[] =>
  metrics.filter((row) => row.group === 'all' && row.verdictSource === headline);

/** `embedded/x at 0.2`. */
export const configurationName = ({
  model,
  temperature,
}: Pick<MetricRow, 'model' | 'temperature'>): string =>
  temperature === null ? model : `${model} at ${temperature}`;

export const metricsAt = (row: MetricRow): { name: string; metric: Metric }[] =>
  row.at.flatMap(({ k, securePass, pass, vulnerable, secure }) => [
    { name: `secure-pass@${k}`, metric: securePass },
    { name: `pass@${k}`, metric: pass },
    { name: `vulnerable@${k}`, metric: vulnerable },
    { name: `secure@${k}`, metric: secure },
  ]);
