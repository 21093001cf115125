import { cellText } from './cell.ts';
import type { StudyData } from './data.ts';
import { tablesOf } from './tables.ts';

const special: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '–': '--',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
};

/** Text in which LaTeX sees nothing but text. */
export const escapeLatex = (text: string): string =>
  text.replace(/[\\~^–<>]|[&%$#_{}]/g, (char) => special[char] ?? `\\${char}`).replace(/[\r\n]+/g, ' ');

/** Every table as a `longtable`; needs the packages `longtable` and `booktabs`. */
export const renderLatex = (data: StudyData): string =>
  '% \\usepackage{longtable,booktabs}\n' +
  tablesOf(data)
    .filter(({ rows }) => rows.length > 0)
    .map(({ name, title, note, header, rows }) => {
      const line = (texts: readonly string[]) => `${texts.map(escapeLatex).join(' & ')} \\\\\n`;
      const columns = header.map((_, i) => (rows.every((row) => typeof row[i] !== 'string') ? 'r' : 'l'));
      return (
        `\n\\begin{longtable}{${columns.join('')}}\n\\caption{${escapeLatex(note === undefined ? title : `${title}. ${note}`)}}\\label{tab:${name}}\\\\\n\\toprule\n` +
        `${line(header)}\\midrule\\endhead\n${rows.map((row) => line(row.map(cellText))).join('')}` +
        '\\bottomrule\n\\end{longtable}\n'
      );
    })
    .join('');
