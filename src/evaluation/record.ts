import { readReliability, type ReliabilityRow } from '../analysis/reliability.ts';
import { UsageError } from '../core/errors.ts';
import { writeJsonAtomic } from '../core/run/atomic.ts';
import type { Evaluation } from './evaluation.ts';
import { total } from './measures.ts';

/**
 * Puts the figures of whole sets into a file that reports read: see `readReliability`. Rows of other sets and analyzers stay.
 *
 * @throws UsageError for figures of a part, or of findings of any CWE: they would be taken for what they are not
 */
export function recordReliability(path: string, evaluation: Evaluation): void {
  const { anyCwe, fold, withoutFold } = evaluation;
  if (anyCwe || fold || withoutFold)
    throw new UsageError('Only figures of whole sets with the right CWE can be recorded.', {
      hint: 'Leave out --any-cwe, --fold and --without-fold, or --record.',
    });
  const rows = rowsOf(evaluation);
  const keyOf = ({ set, part, analyzer }: ReliabilityRow) => `${set}\n${part}\n${analyzer}`;
  const merged = new Map([...readReliability(path).rows, ...rows].map((row) => [keyOf(row), row]));
  const sorted = [...merged].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  writeJsonAtomic(path, { schema: 1, rows: sorted });
}

const rowsOf = ({ analyzers, sets }: Evaluation): ReliabilityRow[] =>
  sets.flatMap(({ name: set, parts }) =>
    parts.flatMap(({ name: part, rows }) =>
      rows.flatMap(({ analyzer, cwe, insecure, secure, recall, falseAlarms, pairCorrect, precision }) => {
        const { version } = analyzers.find(({ name }) => name === analyzer) ?? { version: null };
        // Without a version it did not run.
        if (cwe !== null || version === null) return [];
        const unscored = insecure.unparsable + insecure.failed + secure.unparsable + secure.failed;
        const programs = { insecure: total(insecure), secure: total(secure), unscored };
        const shares = Object.fromEntries(
          Object.entries({ recall, falseAlarms, pairCorrect, precision }).map(([name, share]) => [
            name,
            rounded(share),
          ]),
        ) as Pick<ReliabilityRow, 'recall' | 'falseAlarms' | 'pairCorrect' | 'precision'>;
        return [{ set, part, analyzer, version, ...programs, ...shares }];
      }),
    ),
  );

/** Six digits, so that the file shows changes of figures and not of arithmetic. */
const round = (value: number | null) => (value === null ? null : Math.round(value * 1e6) / 1e6);
const rounded = ({ value, low, high }: ReliabilityRow['recall']): ReliabilityRow['recall'] => ({
  value: round(value),
  low: round(low),
  high: round(high),
});
