const ROW = 16;
const LEFT = 74;
const WIDTH = 560;

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

export interface Bar {
  label: string;
  title: string;
  value: number;
}

/** Horizontal bars as SVG without scripts or fonts of its own; each has its full name as a tooltip. */
export function barChart(title: string, bars: readonly Bar[]): string {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const unit = (WIDTH - LEFT - 30) / most;
  const height = 30 + bars.length * ROW;
  const rows = bars.map(({ label, title: name, value }, i) => {
    const y = 26 + i * ROW;
    const width = Math.round(value * unit * 10) / 10;
    return [
      `<g><title>${escape(`${label} ${name}: ${value}`)}</title>`,
      `<text x="${LEFT - 6}" y="${y + 11}" text-anchor="end">${escape(label)}</text>`,
      `<rect x="${LEFT}" y="${y + 2}" width="${width}" height="${ROW - 4}" fill="#3b6ea5"/>`,
      `<text x="${LEFT + width + 5}" y="${y + 11}">${value}</text></g>`,
    ].join('');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escape(title)}" font-family="sans-serif" font-size="11" fill="#222">`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    `<text x="8" y="16" font-size="13" font-weight="bold">${escape(title)}</text>`,
    ...rows,
    '</svg>',
    '',
  ].join('\n');
}
