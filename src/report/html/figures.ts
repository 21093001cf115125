import type { Metric, MetricRow } from '../../benchmark/metrics/index.ts';

/** Names of a {@link PackedRow}'s figures, in their order. */
const figures = ['pass', 'vulnerable', 'secure', 'securePass'] as const;

/** Value, low, high, tasks left out. */
type PackedMetric = [number | null, number | null, number | null, number];

/** A row of metrics as the page gets it: a run has thousands, and the names of their parts would be most of their size. */
type PackedRow = [
  configuration: number,
  group: MetricRow['group'],
  key: string | null,
  source: MetricRow['verdictSource'],
  counts: [tasks: number, samples: number, unscorable: number, inconclusiveShare: number | null],
  /** Over all tasks only. */
  outcomes: MetricRow['outcomes'] | null,
  at: [k: number, ...PackedMetric[]][],
];

/** More digits than the page ever shows. */
const rounded = (value: number | null): number | null => (value === null ? null : Number(value.toFixed(4)));

const packMetric = ({ value, low, high, excludedTasks }: Metric): PackedMetric => [
  rounded(value),
  rounded(low),
  rounded(high),
  excludedTasks,
];

/** Rows of metrics without repeated names and digits; `unpackRows` in `assets/figures.js` is the way back. */
export function packRows(rows: readonly MetricRow[]) {
  const configurations = new Map<
    string,
    Pick<MetricRow, 'model' | 'temperature' | 'style'> & { index: number }
  >();
  const indexOf = ({ model, temperature, style }: MetricRow): number => {
    const key = JSON.stringify([model, temperature, style]);
    const known = configurations.get(key) ?? { model, temperature, style, index: configurations.size };
    configurations.set(key, known);
    return known.index;
  };
  const packed = rows.map((row): PackedRow => [
    indexOf(row),
    row.group,
    row.key,
    row.verdictSource,
    [row.tasks, row.samples, row.unscorable, rounded(row.inconclusiveShare)],
    row.group === 'all' ? row.outcomes : null,
    row.at.map((at) => [at.k, ...figures.map((name) => packMetric(at[name]))]),
  ]);
  return {
    figures,
    configurations: [...configurations.values()].map(({ index: _, ...configuration }) => configuration),
    rows: packed,
  };
}
