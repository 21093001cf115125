import { estimateText, share, textTable } from '../../core/table.ts';
import { FEWEST_LABELS, type Precision, type ValidationResults } from '../../study/validation/results.ts';

/** Said wherever corrected counts stand. */
export const MISSES = 'Misses are not corrected: what the tools do not report is in none of these figures.';

const cells = ({ findings, truePositives, falsePositives, unsure, precision }: Precision): string[] => [
  ...[findings, truePositives, falsePositives, unsure].map(String),
  estimateText(precision),
];

/** The results of a validation for a terminal of that width. */
export function renderValidation(results: ValidationResults, width?: number): string {
  const { drawn, decided, conflicts, tools, sets, rules, agreements } = results;
  const header = ['findings', 'true', 'false', 'unsure', 'precision'];
  const parts = [
    `${decided} of ${drawn} findings are decided${conflicts > 0 ? `; in ${conflicts} the raters differ (decide with --adjudicate)` : ''}.\n`,
    textTable(
      ['tool, data set', ...header],
      [
        ...tools.map((row) => [row.tool, ...cells(row)]),
        ...sets.map((row) => [`${row.tool} ${row.set}`, ...cells(row)]),
      ],
      width,
    ),
    textTable(
      ['rule', ...header],
      rules
        .toSorted((a, b) => b.findings - a.findings)
        .map((row) => {
          const own = cells(row);
          return [
            `${row.tool} ${row.rule}`,
            ...(row.validated ? own : [...own.slice(0, -1), 'not validated']),
          ];
        }),
      width,
    ),
    `A rule counts as validated from ${FEWEST_LABELS} decided labels on. ${MISSES}\n`,
  ];
  if (agreements.length > 0)
    parts.push(
      textTable(
        ['raters', 'both labelled', 'agreed', "Cohen's kappa", 'without unsure', 'kappa'],
        agreements.map(({ a, b, n, agreed, kappa, sure }) => [
          ...[`${a}, ${b}`, String(n), share(agreed), share(kappa)],
          ...[String(sure.n), share(sure.kappa)],
        ]),
        width,
      ),
    );
  return parts.join('\n');
}
