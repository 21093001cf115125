import type { Comparison } from '../../benchmark/compare/comparison.ts';
import { csvLine } from '../../core/table.ts';
import { pairTitle } from './text.ts';

const header = [
  ...[
    'a',
    'b',
    'metric',
    'k',
    'verdict_source',
    'primary',
    'value_a',
    'value_b',
    'difference',
    'low',
    'high',
  ],
  ...['tasks', 'test', 'p', 'p_corrected', 'shown'],
];

/** Every difference as one row, with all digits. */
export const renderCsv = (comparison: Comparison): string =>
  csvLine(header) +
  comparison.pairs
    .flatMap((pair) =>
      pair.rows.map((row) => {
        const { difference } = row;
        return csvLine([
          ...pairTitle(comparison, pair),
          ...[row.metric, row.k, row.source, row.primary ? 'yes' : 'no', row.a, row.b],
          ...[difference.value, difference.low, difference.high, difference.tasks],
          ...[row.test, row.p, row.adjusted, row.shown],
        ]);
      }),
    )
    .join('');
