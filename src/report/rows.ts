import { estimateText, share } from '../core/table.ts';
import { configurationName, type Metric, type MetricRow } from '../benchmark/metrics/index.ts';
import type { Summary } from '../benchmark/summary.ts';
import type { RunData } from './data.ts';

export { configurationName };

/** The rows over all tasks by the headline's verdict source: one per configuration. */
export const headlineRows = ({ metrics, headline }: Summary): MetricRow[] =>
  metrics.filter((row) => row.group === 'all' && row.verdictSource === headline);

/** How much of a run the figures are made of. */
export const judgedText = ({ manifest, summary: { samples } }: RunData): string =>
  `${samples.judged} of ${samples.wanted} samples judged${manifest.status === 'complete' ? '' : ' (incomplete)'}`;

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

/** The same models and settings on a second task set: function there and here, the gap, and security beside it. */
export const settingGapTable = (
  { taskSet, rows }: NonNullable<Summary['against']>,
  table: (header: string[], rows: string[][]) => string,
): string =>
  table(
    ['model', 'k', `pass@k on ${taskSet.name}`, 'pass@k here', 'gap', 'secure-pass@k here'],
    rows.map(({ k, other, pass, gap, securePass, ...configuration }) => [
      configurationName(configuration),
      String(k),
      ...[other, pass, gap, securePass].map(estimateText),
    ]),
  );

/** How the order of the models changes between the two task sets; one sentence per temperature, style and k. */
export const rankSentences = ({ taskSet, ranks }: NonNullable<Summary['against']>): string[] =>
  ranks.map(({ temperature, style, k, models, correlation }) => {
    const setting = [
      ...(temperature === null ? [] : [`temperature ${temperature}`]),
      ...(style ? [style] : []),
      `k = ${k}`,
    ];
    const order = models
      .toSorted((a, b) => a.other - b.other)
      .map(({ model, rank, other, securePass }) => `${model} ${other} → ${rank} (secure-pass ${securePass})`);
    return `Ranks by pass@k on ${taskSet.name} → here, at ${setting.join(', ')}: ${order.join(', ')}; Spearman ${share(correlation)}.`;
  });

/** What a report says where answers ask analyzers to be silent. */
export const suppressingText = ({ suppressing }: Summary): string =>
  `${suppressing} ${suppressing === 1 ? 'answer carries' : 'answers carry'} comments that ask analyzers to be silent ("# nosec" and the like); they had no effect.`;
