import { join } from 'node:path';
import { writeLeaderboard } from '../../report/leaderboard/index.ts';
import { newCommand } from '../define.ts';
import { runFiles } from '../help/page.ts';

/** `sallm leaderboard`: a static site that ranks runs. */
export function leaderboard(): ReturnType<typeof newCommand> {
  const command = newCommand(
    'leaderboard',
    'Rank runs on a static site, with copies of their reports',
    [
      ['sallm leaderboard runs -o site', 'the newest run of each model and task set version'],
      ['sallm leaderboard runs/A runs/B -o site', 'only these'],
    ],
    {
      about: [
        'Of several runs of one model on the same task set the newest complete one counts. Runs over different task sets, or versions of one, have boards of their own.',
      ],
      files: runFiles,
      seeAlso: ['sallm compare', 'sallm view', 'docs/report.md'],
    },
  );
  command
    .argument('<runs...>', 'run folders, or parents of run folders')
    .requiredOption('-o, --output <folder>', 'the site; open its index.html, or put it on any web server');
  return command.action((runs: string[]) => {
    const { output } = command.opts<{ output: string }>();
    const boards = writeLeaderboard(runs, output);
    for (const { taskSet, entries } of boards)
      process.stdout.write(
        `${taskSet.name} (${taskSet.hash.slice(0, 12)}): ${entries.length} configurations\n`,
      );
    process.stderr.write(`Leaderboard: ${join(output, 'index.html')}\n`);
  });
}
