import { estimateText } from '../core/table.ts';
import type { Metric, MetricRow } from '../benchmark/metrics/index.ts';
import type { Summary } from '../benchmark/summary.ts';

/** The rows over all tasks by the headline's verdict source: one per configuration. */
export const headlineRows = ({ metrics, headline }: Summary): MetricRow[] =>
  metrics.filter((row) => row.group === 'all' && row.verdictSource === headline);

/** `embedded/x at 0.2`; with its prompt style where that is not the plain code prompt: `embedded/x at 0.2, text+hint`. */
export const configurationName = ({
  model,
  temperature,
  style,
}: Pick<MetricRow, 'model' | 'temperature'> & { style?: string | null }): string =>
  [
    temperature === null ? model : `${model} at ${temperature}`,
    ...(style && style !== 'code' ? [style] : []),
  ].join(', ');

export const metricsAt = (row: MetricRow): { name: string; metric: Metric }[] =>
  row.at.flatMap(({ k, securePass, pass, vulnerable, secure }) => [
    { name: `secure-pass@${k}`, metric: securePass },
    { name: `pass@${k}`, metric: pass },
    { name: `vulnerable@${k}`, metric: vulnerable },
    { name: `secure@${k}`, metric: secure },
  ]);

/** What each prompt style changes against the plain one, as a table of differences with intervals. */
export const styleEffectsTable = (
  effects: Summary['styleEffects'],
  table: (header: string[], rows: string[][]) => string,
): string =>
  table(
    ['prompt style against the plain one', 'secure-pass@1', 'pass@1', 'vulnerable@1', 'tasks'],
    effects.map(({ baseline, securePass, pass, vulnerable, ...configuration }) => [
      `${configurationName(configuration)} against ${baseline}`,
      ...[securePass, pass, vulnerable].map(estimateText),
      String(securePass.tasks),
    ]),
  );
