import { cweName } from '../../core/cwe/index.ts';
import type { Problem } from './judge.ts';
import type { TaskCheck } from './task-check.ts';
import { countsOf, validityOf } from './validity.ts';

const problemTexts: Record<Problem['kind'], string> = {
  'functional-not-passed': 'does not pass the functional test',
  'secure-judged-vulnerable': 'is secure, yet judged vulnerable',
  'secure-not-judged-secure': 'is secure, yet does not pass the security test',
  'insecure-not-caught': 'is insecure, yet passes the security test',
  'insecure-not-judged': 'is insecure, yet the security test ends otherwise than by a failed assertion',
  'stub-passes': 'does nothing, yet passes the functional test',
  'stub-judged-vulnerable': 'does nothing, yet is judged vulnerable',
  'runs-disagree': 'is judged differently from run to run',
};

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A problem as a sentence: `secure_2 is secure, yet judged vulnerable (failed: ...)`. */
export const problemText = ({ program, kind, detail }: Problem): string =>
  `${program} ${problemTexts[kind]}${detail === '' ? '' : ` (${oneLine(detail).slice(0, 160)})`}`;

const statusTexts: Record<TaskCheck['status'], string> = {
  valid: 'yes',
  invalid: 'no',
  unproven: 'could not be run',
  'no-test': 'no test',
};

const columns: [title: string, cell: (check: TaskCheck) => string | number][] = [
  ['task', ({ id }) => id],
  ['CWE', ({ cwes }) => cwes.join(' ')],
  ['source', ({ source }) => source],
  ['technique', ({ technique }) => technique],
  ['as designed', ({ status }) => statusTexts[status]],
  ['why not', ({ problems }) => problems.map(problemText).join('; ')],
  ['runs', ({ runs }) => runs],
  ['functional ms', ({ times }) => times.functional?.median ?? ''],
  ['functional ms, most', ({ times }) => times.functional?.max ?? ''],
  ['security ms', ({ times }) => times.security?.median ?? ''],
  ['security ms, most', ({ times }) => times.security?.max ?? ''],
  ['mutants that work', ({ mutants }) => mutants.filter(({ outcome }) => outcome !== 'broken').length],
  ['of these caught', ({ mutants }) => mutants.filter(({ outcome }) => outcome === 'caught').length],
];

const titles = columns.map(([title]) => title);
const cellsOf = (check: TaskCheck): string[] => columns.map(([, cell]) => String(cell(check)));

const csvCell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const markdownCell = (text: string): string => oneLine(text).replace(/[\\|<>`*_[\]]/g, '\\$&');

/** The table of a proof by the extension of its file. */
export const tables: Record<string, (checks: readonly TaskCheck[]) => string> = {
  '.json': (checks) => `${JSON.stringify(checks, null, 2)}\n`,
  '.csv': (checks) =>
    [titles, ...checks.map(cellsOf)].map((cells) => `${cells.map(csvCell).join(',')}\n`).join(''),
  '.md': (checks) =>
    [
      `${validityLine(checks)}\n`,
      `| ${titles.join(' | ')} |`,
      `|${' --- |'.repeat(titles.length)}`,
      ...checks.map((check) => `| ${cellsOf(check).map(markdownCell).join(' | ')} |`),
      '',
    ].join('\n'),
};

/** `126 of 129 tasks valid (97.7 %), 1 could not be run`. */
export function validityLine(checks: readonly TaskCheck[]): string {
  const counts = countsOf(checks);
  const share = validityOf(counts);
  const judged = counts.valid + counts.invalid;
  return [
    `${counts.valid} of ${judged} tasks valid${share === null ? '' : ` (${(100 * share).toFixed(1)} %)`}`,
    ...(counts.unproven > 0 ? [`${counts.unproven} could not be run`] : []),
    ...(counts.noTest > 0 ? [`${counts.noTest} without a test`] : []),
  ].join(', ');
}

/** What a proof comes to, for people at a terminal. */
export function summaryText(checks: readonly TaskCheck[]): string {
  const { mutants } = countsOf(checks);
  const worst = (method: 'functional' | 'security') => {
    const times = checks.flatMap(({ times }) => times[method] ?? []);
    const medians = times.map(({ median }) => median).sort((a, b) => a - b);
    const max = Math.max(...times.map(({ max }) => max));
    return times.length === 0
      ? []
      : [`${method} ${medians[Math.floor((medians.length - 1) / 2)]} / ${max} ms`];
  };
  const times = [...worst('functional'), ...worst('security')];
  return [
    ...checks.flatMap(({ id, cwes, status, problems }) =>
      status === 'invalid'
        ? [
            `${id} (${cwes.map((cwe) => `CWE-${cwe} ${cweName(cwe)}`).join(', ')})`,
            ...problems.map((problem) => `  ${problemText(problem)}`),
          ]
        : status === 'unproven'
          ? [id, '  could not be run']
          : [],
    ),
    validityLine(checks),
    ...(mutants.made > 0
      ? [
          `Mutants of secure references: ${mutants.made}, ${mutants.functional} of them work, ${mutants.caught} of these caught.`,
        ]
      : []),
    ...(times.length > 0 ? [`Time of a test, median / most: ${times.join(', ')}.`] : []),
    '',
  ].join('\n');
}
