import type { Command } from 'commander';
import { type HelpPage, type Named, pageOf } from './page.ts';

const WIDEST = 110;
const NARROWEST = 40;
const INDENT = 2;

/** How wide help may be: as the terminal, within reason. */
export const helpWidth = (columns: number | undefined = process.stdout.columns): number =>
  Math.max(NARROWEST, Math.min(WIDEST, columns ?? WIDEST));

/** What stands in the help of a command behind its options: one titled list for each part of the page that says something. */
export function belowOptions(command: Command, width: number): string {
  const { examples, exits, environment, files, seeAlso } = pageOf(command);
  return sections([
    ['Examples', listed(examples, width)],
    ['Exit codes', listed(exitList(exits), width)],
    ['Environment', listed(environment, width)],
    ['Files', listed(files, width)],
    ['See also', seeAlso.length === 0 ? [] : wrapped(seeAlso.join(', '), width - INDENT)],
  ]);
}

export const exitList = (exits: HelpPage['exits']): Named[] => Object.entries(exits);

const sections = (parts: readonly (readonly [title: string, lines: readonly string[]])[]): string =>
  parts
    .filter(([, lines]) => lines.length > 0)
    .map(
      ([title, lines]) => `\n${title}:\n${lines.map((line) => `${' '.repeat(INDENT)}${line}`).join('\n')}\n`,
    )
    .join('');

/** Names and what they are in two columns; where the names leave too little room, below each other. */
function listed(items: readonly Named[], width: number): string[] {
  const column = Math.max(0, ...items.map(([name]) => name.length)) + 2;
  const room = width - INDENT - column;
  const beside = room >= 40;
  return items.flatMap(([name, what]) => {
    const lines = wrapped(what, beside ? room : width - 3 * INDENT);
    return beside
      ? lines.map((line, i) => `${(i === 0 ? name : '').padEnd(column)}${line}`)
      : [name, ...lines.map((line) => `${' '.repeat(2 * INDENT)}${line}`)];
  });
}

/** Words on lines of at most `width`; a longer word has a line of its own. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
