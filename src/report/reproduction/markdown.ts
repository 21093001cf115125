import { markdownTable } from '../../core/table.ts';
import type { PageTable, ReproductionPage } from '../../reproduction/page.ts';
import { cellText } from './cell.ts';

/** The page as Markdown, every row of every table included. */
export function renderMarkdown({ title, reference, summary, versions, sections }: ReproductionPage): string {
  const tools = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    `# ${plain(title)}\n`,
    `${plain(reference)}\n`,
    summary.map((sentence) => `- ${plain(sentence)}\n`).join(''),
    ...(tools.length > 0 ? [`Judged by ${plain(tools.join(', '))}.\n`] : []),
    ...sections.flatMap((section) => [
      `## ${plain(section.title)}\n`,
      ...section.notes.map((note) => `${plain(note)}\n`),
      ...section.tables.flatMap(tableParts),
    ]),
  ].join('\n');
}

const tableParts = ({ title, notes, command, header, rows }: PageTable): string[] => [
  `### ${plain(title)}\n`,
  ...notes.map((note) => `${plain(note)}\n`),
  fenced(command),
  rows.length === 0
    ? 'None.\n'
    : markdownTable(
        header,
        rows.map((row) => row.map(cellText)),
      ),
];

/** A block of code, whatever runs of backticks are in it. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}sh\n${text}\n${fence}\n`;
}

/** Text outside of tables in which Markdown sees nothing but text. */
const plain = (text: string): string =>
  text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\`*_[\]#|!~]/g, '\\$&')
    .replaceAll('<', '&lt;');
