/** Rows of cells as aligned text; numbers and figures are set to the right. */
export function textTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join('  ')
      .trimEnd();
  return (
    [line(header), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n') + '\n'
  );
}

/** Rows of cells as a Markdown table; whatever a cell holds stays inside it. */
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
