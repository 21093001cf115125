import type { Precision, ValidationResults } from '../../study/validation/results.ts';
import type { StudySummary } from '../../study/summary/schema.ts';
import { MISSES } from '../validate/text.ts';
import { type Cell, cells, intervalHeader, ruleNames, type StudyTable } from './rows.ts';

/** Precision by hand, and the study's counts times it; none where nothing was labelled. */
export function validationTables(summary: StudySummary, validation: ValidationResults | null): StudyTable[] {
  if (validation === null) return [];
  const nameOf = ruleNames(summary);
  const findingsOf = (tool: string, set?: string) =>
    summary.sets
      .filter(({ name }) => set === undefined || name === set)
      .flatMap(({ tools }) => tools.filter((one) => one.tool === tool))
      .reduce((sum, { findings }) => sum + findings, 0);
  const labels = ({ truePositives, falsePositives, unsure }: Precision) => [
    truePositives,
    falsePositives,
    unsure,
  ];
  return [
    {
      name: 'validation',
      title: 'Counts corrected for false positives',
      note: `Findings times the precision that labelling by hand gave. ${MISSES}`,
      header: [
        ...['tool', 'set', 'true positives', 'false positives', 'unsure', ...intervalHeader('precision')],
        ...['findings', ...intervalHeader('corrected findings')],
      ],
      rows: [
        ...validation.tools.map((row) => [
          ...[row.tool, 'all', ...labels(row), ...cells(row.precision)],
          ...corrected(findingsOf(row.tool), row),
        ]),
        ...validation.sets.map((row) => [
          ...[row.tool, row.set, ...labels(row), ...cells(row.precision)],
          ...corrected(findingsOf(row.tool, row.set), row),
        ]),
      ],
    },
    {
      name: 'validated-messages',
      title: 'Messages by precision',
      note: 'A message with fewer than 20 decided labels is not validated.',
      header: [
        ...['tool', 'message', 'true positives', 'false positives', 'unsure', ...intervalHeader('precision')],
        ...['findings', ...intervalHeader('corrected findings')],
      ],
      rows: validation.rules.map((row) => [
        ...[row.tool, nameOf(row.tool, row.rule), ...labels(row)],
        ...(row.validated ? cells(row.precision) : ['not validated', null, null]),
        ...corrected(row.findings, row),
      ]),
    },
    {
      name: 'agreement',
      title: 'Agreement of raters',
      header: [
        'a',
        'b',
        'both labelled',
        'agreed',
        "Cohen's kappa",
        'without unsure',
        'kappa without unsure',
      ],
      rows: validation.agreements.map(({ a, b, n, agreed, kappa, sure }) => [
        a,
        b,
        n,
        agreed,
        kappa,
        sure.n,
        sure.kappa,
      ]),
    },
  ];
}

const corrected = (findings: number, { precision: { value, low, high } }: Precision): Cell[] => [
  findings,
  ...[value, low, high].map((share) => (share === null ? null : Math.round(findings * share))),
];
