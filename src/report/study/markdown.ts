import { markdownTable } from '../../core/table.ts';
import { cellText } from './cell.ts';
import type { StudyData } from './data.ts';
import { statementsOf } from './statements.ts';
import { tablesOf } from './tables.ts';

/** Rows of long tables that a reader looks at; all of them are in the CSV files. */
const MOST_ROWS = 60;

/** The findings in words, then every table. */
export function renderMarkdown(data: StudyData): string {
  const { manifest, summary } = data;
  const { profile, analyzers } = summary;
  const tools = analyzers.map(({ name, version }) => `${name} ${version}`).join(', ');
  const parts = [
    `# Study of smells: ${manifest.name}\n`,
    `${tools}. Profile ${profile.name}: ${profile.summary}. Intervals are 95 %, over clusters.\n`,
    statementsOf(summary)
      .map((statement) => `- ${statement}\n`)
      .join(''),
  ];
  for (const { title, note, header, rows } of tablesOf(data)) {
    if (rows.length === 0) continue;
    parts.push(
      `## ${title}\n`,
      ...(note === undefined ? [] : [`${note}\n`]),
      markdownTable(
        header,
        rows.slice(0, MOST_ROWS).map((row) => row.map(cellText)),
      ),
    );
    if (rows.length > MOST_ROWS) parts.push(`The first ${MOST_ROWS} of ${rows.length} rows.\n`);
  }
  return parts.join('\n');
}
