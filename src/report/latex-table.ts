const special: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '–': '--',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
};

/** Text in which LaTeX sees nothing but text. */
export const escapeLatex = (text: string): string =>
  text.replace(/\p{Cc}+/gu, ' ').replace(/[\\~^–<>|]|[&%$#_{}]/g, (char) => special[char] ?? `\\${char}`);

/** What a document needs for {@link latexTable}, as a comment for the head of a file. */
export const latexHead = '% \\usepackage{longtable,booktabs}\n';

/** A `longtable` with caption and label. */
export function latexTable(table: {
  /** Of the label: `tab:NAME`. */
  name: string;
  caption: string;
  header: readonly string[];
  rows: readonly (readonly string[])[];
  /** Whether a column holds figures, which stand to the right. */
  isFigure: (column: number) => boolean;
}): string {
  const line = (cells: readonly string[]) => `${cells.map(escapeLatex).join(' & ')} \\\\\n`;
  const columns = table.header.map((_, i) => (table.isFigure(i) ? 'r' : 'l'));
  return (
    `\n\\begin{longtable}{${columns.join('')}}\n\\caption{${escapeLatex(table.caption)}}\\label{tab:${table.name}}\\\\\n\\toprule\n` +
    `${line(table.header)}\\midrule\\endhead\n${table.rows.map(line).join('')}\\bottomrule\n\\end{longtable}\n`
  );
}
