/**
 * Rows of cells as aligned text: the first column to the left, figures to the right. Ends with a line break.
 *
 * @param width in characters; a table that is wider is written row by row, each cell behind its title
 */
export function textTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  width = Infinity,
): string {
  const widths = header.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join('  ')
      .trimEnd();
  const rule = widths
    .map((columns) => '-'.repeat(columns))
    .join('  ')
    .trimEnd();
  if (rule.length > width) return rows.map((row) => rowAlone(header, row, width)).join('');
  return [line(header), rule, ...rows.map(line)].join('\n') + '\n';
}

/** The first cell on a line of its own, the others indented below it, as many on a line as fit. */
function rowAlone(
  header: readonly string[],
  [title = '', ...cells]: readonly string[],
  width: number,
): string {
  const lines = [title];
  let open = '';
  cells.forEach((cell, i) => {
    const named = [header[i + 1], cell].filter(Boolean).join(' ');
    if (cell === '') return;
    if (open !== '' && `${open}   ${named}`.length > width) {
      lines.push(open);
      open = '';
    }
    open = open === '' ? `  ${named}` : `${open}   ${named}`;
  });
  return [...lines, ...(open === '' ? [] : [open])].join('\n') + '\n';
}

/** Rows of cells as a Markdown table; whatever a cell holds stays inside it. Ends with a line break. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const safe = (cell: string) =>
    cell
      .replaceAll('\\', '\\\\')
      .replaceAll('|', '\\|')
      .replace(/[\r\n]+/g, ' ')
      .replaceAll('<', '&lt;');
  const line = (cells: readonly string[]) => `| ${cells.map(safe).join(' | ')} |`;
  return (
    [line(header), `|${header.map((_, i) => (i === 0 ? '---|' : '--:|')).join('')}`, ...rows.map(line)].join(
      '\n',
    ) + '\n'
  );
}

/** One CSV line by RFC 4180. A cell that a spreadsheet would take for a formula gets a quote in front. */
export const csvLine = (cells: readonly (string | number | null)[]): string =>
  cells
    .map((cell) => {
      if (cell === null) return '';
      const text = typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell);
      return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(',') + '\n';

/** `0.412`; an en dash where there is no value. */
export const share = (value: number | null): string => (value === null ? '–' : value.toFixed(3));

/** `0.412 [0.350, 0.480]`; without brackets where no interval can be given. */
export const estimateText = ({
  value,
  low,
  high,
}: {
  value: number | null;
  low: number | null;
  high: number | null;
}): string =>
  low === null || high === null ? share(value) : `${share(value)} [${share(low)}, ${share(high)}]`;
