import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { writeFileAtomic } from '../../core/run/atomic.ts';
import { htmlPage } from '../html/page.ts';
import { configurationName } from '../rows.ts';
import { type Board, collectBoards, type Entry } from './collect.ts';

const shared = (name: string): URL => new URL(`../html/assets/${name}`, import.meta.url);

/**
 * Writes a leaderboard of runs as a folder that any web server, or none, can show: `index.html`, which needs nothing else,
 * and a copy of each ranked run's report.
 * @param paths run folders, or parents of run folders
 * @returns the boards that were written
 * @throws UsageError when there are no results
 */
export function writeLeaderboard(paths: readonly string[], site: string): Board[] {
  const boards = collectBoards(paths);
  const links = copyReports(boards, site);
  const page = htmlPage({
    title: 'sallm leaderboard',
    styles: [shared('style.css')],
    scripts: [shared('dom.js'), new URL('./assets/leaderboard.js', import.meta.url)],
    data: {
      cweNames: {},
      boards: boards.map((board) => ({
        ...board,
        entries: board.entries.map((entry) => entryOf(entry, links.get(entry.path) ?? null)),
      })),
    },
  });
  writeFileAtomic(join(site, 'index.html'), page);
  return boards;
}

/** Run folder -> address of its report within the site. Runs of the same name in different places get different ones. */
function copyReports(boards: readonly Board[], site: string): Map<string, string> {
  const links = new Map<string, string>();
  for (const path of new Set(boards.flatMap(({ entries }) => entries.map((entry) => entry.path)))) {
    const report = join(path, 'report.html');
    if (!existsSync(report)) continue;
    const name = basename(path).replace(/[^\w.-]+/g, '-');
    const taken = new Set(links.values());
    let link = `reports/${name}.html`;
    for (let i = 2; taken.has(link); i++) link = `reports/${name}-${i}.html`;
    writeFileAtomic(join(site, link), readFileSync(report));
    links.set(path, link);
  }
  return links;
}

const entryOf = ({ row, path, complete }: Entry, report: string | null) => ({
  name: configurationName(row),
  run: basename(path),
  report,
  complete,
  samples: row.samples,
  inconclusiveShare: row.inconclusiveShare,
  at: row.at,
});
