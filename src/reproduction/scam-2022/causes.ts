import { OLDER_PYLINT } from './older-pylint.ts';

/** Pylint's duplicate-code. */
export const ACROSS_FILES = 'R0801';
export const NOT_EXPLAINED = 'not explained';

/** Names that Pylint changed after the study. From its release notes. */
const renamed: Readonly<Record<string, string>> = {
  W0703: 'called W0718 since Pylint 2.16',
  W0718: 'called W0703 before Pylint 2.16',
  E0012: 'called W0012 since Pylint 2.14',
  W0012: 'called E0012 before Pylint 2.14',
  C0113: 'called C0117 since Pylint 2.14',
  C0117: 'called C0113 before Pylint 2.14',
};

/** Why a message is not counted as often as published, as far as that is known. */
export function causeOfMessage(row: {
  rule: string;
  published: number;
  released: number;
  prepared: number;
  older: number | null;
}): string {
  const { rule, published, prepared, older } = row;
  if (rule === ACROSS_FILES)
    return 'about several files together, which the authors gave to Pylint in groups; here each file is alone';
  if (rule === '(all)') return 'published total, whose rules were not at hand';
  const name = renamed[rule];
  if (older !== null && published === older)
    return `another version: ${OLDER_PYLINT} counts ${older} too${name === undefined ? '' : `; ${name}`}`;
  if (name !== undefined) return name;
  if (published === prepared) return 'as published once the completions are prepared by RQ2/parser.py';
  return older === null ? NOT_EXPLAINED : `${NOT_EXPLAINED} (${OLDER_PYLINT} counts ${older})`;
}
