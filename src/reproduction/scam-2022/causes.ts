/** Rules that Pylint renamed or added after the study: its counts have W0703, which 2.16 renamed. From Pylint's release notes. */
const laterRules: Readonly<Record<string, string>> = {
  W0703: 'called W0718 since Pylint 2.16',
  W0718: 'called W0703 before Pylint 2.16',
  W0719: 'new in Pylint 2.16',
  W0133: 'new in Pylint 2.16',
  R1737: 'new in Pylint 3.1',
  E0606: 'new in Pylint 3.2; E0601 before',
  R0917: 'new in Pylint 3.3',
};

const PREPARATION =
  'the script of the paper takes every backslash out before analysis (RQ2/parser.py): counted with that and without';

/**
 * Why the counts of a message differ, as far as that is known. Between the prepared completions and the released ones it is
 * the preparation alone, for the rest of the way is the same; between published and prepared it is the analyzer.
 */
export function causeOfMessage(row: {
  tool: string;
  rule: string;
  published: number;
  prepared: number;
  released: number;
}): string {
  const causes: string[] = [];
  if (row.published !== row.prepared) {
    const later = laterRules[row.rule];
    if (row.rule === 'R0801')
      causes.push(
        'a message about files together, which their runner gave to Pylint in groups; here file by file',
      );
    else if (row.rule === '(all)') causes.push('published without rules in the files at hand');
    else if (later !== undefined && row.tool === 'pylint') causes.push(later);
    else causes.push('not explained (another version of the analyzer)');
  }
  if (row.prepared !== row.released) causes.push(PREPARATION);
  return causes.join('; ');
}
