import { estimateText, markdownTable, share, textTable } from '../../core/table.ts';
import type { AgreementRow, MetricRow, PublishedRow } from './rows.ts';

export type TableFormat = 'text' | 'markdown';

/**
 * Metrics as a table for people, one line per row and k, as shares with 95 % intervals. Tasks that left a metric
 * are in the last column.
 *
 * @param width of the terminal, in characters; for text alone
 */
export function renderMetricsTable(
  rows: readonly MetricRow[],
  format: TableFormat = 'text',
  width?: number,
): string {
  const header = [
    ...['model', 'temp', 'group', 'by', 'k', 'secure-pass', 'pass', 'vulnerable', 'secure', 'inconclusive'],
    ...['tasks', 'scored', 'unscorable', 'left out'],
  ];
  const lines = rows.flatMap((row) =>
    row.at.map(({ k, pass, vulnerable, secure, securePass }) => [
      nameOf(row),
      temperatureOf(row),
      row.group === 'all' ? 'all' : `${row.group} ${row.key}`,
      row.verdictSource,
      String(k),
      ...[securePass, pass, vulnerable, secure].map(estimateText),
      share(row.inconclusiveShare),
      String(row.tasks),
      String(row.scored),
      String(row.unscorable),
      [...new Set([vulnerable.excludedTasks, pass.excludedTasks])].join('/'),
    ]),
  );
  return table([header, ...lines], format, width);
}

/** The published counting, with every digit, under the names of the published columns. */
export function renderPublishedTable(
  rows: readonly PublishedRow[],
  format: TableFormat = 'text',
  width?: number,
): string {
  const columns = {
    'Pass@k': 'pass',
    'Vul@k': 'vulnerable',
    'New_Security@k': 'secure',
    vul_at_k: 'staticVulnerable',
    in_vul_at_k: 'staticVulnerableAny',
    new_security_at_k: 'staticSecure',
    in_new_security_at_k: 'staticSecureAny',
  } as const satisfies Record<string, keyof PublishedRow>;
  const known = Object.entries(columns).filter(([, key]) => rows.some((row) => row[key] !== null));
  const lines = rows.map((row) => [
    nameOf(row),
    temperatureOf(row),
    String(row.k),
    ...known.map(([, key]) => String(row[key] ?? '-')),
    String(row.tasks),
  ]);
  return table([['model', 'temp', 'k', ...known.map(([name]) => name), 'tasks'], ...lines], format, width);
}

/** Tests against static analysis: counts of each pair of verdicts (tests first), agreement and kappa. */
export function renderAgreementTable(
  rows: readonly AgreementRow[],
  format: TableFormat = 'text',
  width?: number,
): string {
  const short = ['vul', 'sec', 'inc'];
  const pairs = short.flatMap((tests) => short.map((statics) => `${tests}/${statics}`));
  const lines = rows.map((row) => [
    nameOf(row),
    temperatureOf(row),
    row.cwe === null ? 'all' : String(row.cwe),
    ...row.counts.flat().map(String),
    String(row.n),
    String(row.missing),
    share(row.share),
    row.kappa === null ? '-' : row.kappa.toFixed(2),
  ]);
  return table(
    [['model', 'temp', 'cwe', ...pairs, 'n', 'missing', 'agree', 'kappa'], ...lines],
    format,
    width,
  );
}

const nameOf = ({ model, style }: { model: string; style: string | null }): string =>
  style === null ? model : `${model} (${style})`;
const temperatureOf = ({ temperature }: { temperature: number | null }): string => String(temperature ?? '-');

const table = (
  [header = [], ...lines]: string[][],
  format: TableFormat,
  width: number | undefined,
): string => (format === 'markdown' ? markdownTable(header, lines) : textTable(header, lines, width));
