import { csvLine } from '../../core/table.ts';
import { type OnProblem, readCsv } from '../../datasets/index.ts';
import { type Label, RaterName, Verdict } from './labels.ts';
import type { ValidationSample } from './sample-file.ts';

const header = [
  ...['finding', 'set', 'tool', 'rule', 'message', 'sample', 'line', 'code'],
  ...['rater', 'role', 'label', 'comment'],
];

/**
 * Labels as a table, a row per finding and rater. With a rater's name: that rater's rows alone, the findings without a label among
 * them, to be filled in.
 */
export function labelsCsv(
  { findings }: ValidationSample,
  labels: readonly Label[],
  rater: string | null,
): string {
  const byFinding = Map.groupBy(labels, ({ finding }) => finding);
  const rows = findings.flatMap(
    ({ id, set, tool, rule, symbol, message, sample, range, code, firstLine }) => {
      const own = (byFinding.get(id) ?? []).filter(
        (label) => rater === null || (label.rater === rater && label.role === 'rater'),
      );
      const marked = code.split('\n')[range.line - firstLine] ?? '';
      const place = [id, set, tool, symbol === undefined ? rule : `${symbol} (${rule})`, message, sample];
      const empty = rater === null ? [] : [{ rater, role: 'rater', label: null, comment: '' }];
      return (own.length > 0 ? own : empty).map((label) => [
        ...[...place, range.line, marked.trim()],
        ...[label.rater, label.role, label.label, label.comment],
      ]);
    },
  );
  return csvLine(header) + rows.map((row) => csvLine(row)).join('');
}

/**
 * Reads labels out of such a table, wherever it was filled in; only `finding`, `rater` and `label` are needed. A row that is no label is
 * reported and left out; rows with an empty label and no comment are not labels yet.
 *
 * @throws UsageError when the file is not a table
 */
export async function readLabelsCsv(
  path: string,
  { findings }: ValidationSample,
  onProblem: OnProblem,
): Promise<Label[]> {
  const known = new Set(findings.map(({ id }) => id));
  const at = new Date().toISOString();
  const rows = await readCsv(path, onProblem);
  return rows.flatMap(({ row, value }) => {
    const cell = (name: string) => unquoted(value[name] ?? '').trim();
    const [finding, rater, role, text, comment] = [
      ...[cell('finding'), cell('rater'), cell('role') || 'rater'],
      ...[cell('label').toLowerCase().replace(/ /g, '-'), cell('comment')],
    ] as [string, string, string, string, string];
    const label = Verdict.safeParse(text);
    const problem =
      ('finding' in value && 'rater' in value && 'label' in value
        ? null
        : 'The columns "finding", "rater" and "label" are needed.') ??
      (known.has(finding) ? null : `There is no finding "${finding}" in the sample.`) ??
      (RaterName.safeParse(rater).success ? null : `"${rater}" is not a rater's name.`) ??
      (role === 'rater' || role === 'adjudication' ? null : `"${role}" is not a role.`) ??
      (text === '' || label.success ? null : `"${text}" is not one of ${Verdict.options.join(', ')}.`);
    if (problem !== null) {
      onProblem({ where: `${path}:${row}`, what: problem });
      return [];
    }
    if (text === '' && comment === '') return [];
    return [{ finding, rater, role: role as Label['role'], label: label.data ?? null, comment, at }];
  });
}

/** Without the quote that keeps a spreadsheet from taking a cell for a formula. */
const unquoted = (cell: string): string => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);
