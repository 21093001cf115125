import { csvLine } from '../core/table.ts';
import type { Renderer } from './renderer.ts';
import { metricsAt } from './rows.ts';

const header = [
  'model',
  'temperature',
  'style',
  'group',
  'key',
  'verdict_source',
  'metric',
  'value',
  'low',
  'high',
  'tasks',
  'excluded_tasks',
  'samples',
  'scored',
  'unscorable',
  'inconclusive_share',
];

export const csv: Renderer = {
  extension: '.csv',
  summary: 'every metric as one row',
  render: ({ summary }) =>
    csvLine(header) +
    summary.metrics
      .flatMap((row) =>
        metricsAt(row).map(({ name, metric }) =>
          csvLine([
            row.model,
            row.temperature,
            row.style,
            row.group,
            row.key,
            row.verdictSource,
            name,
            metric.value,
            metric.low,
            metric.high,
            metric.tasks,
            metric.excludedTasks,
            row.samples,
            row.scored,
            row.unscorable,
            row.inconclusiveShare,
          ]),
        ),
      )
      .join(''),
};
