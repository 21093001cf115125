import { serveView } from '../../report/view/server.ts';
import { newCommand } from '../define.ts';
import { runFiles } from '../help/page.ts';
import { interrupted, interruptible } from '../interrupt.ts';
import { portOf } from '../values.ts';

/** `sallm view`: a local page that follows runs while they are under way. */
export function view(): ReturnType<typeof newCommand> {
  const command = newCommand(
    'view',
    'Follow runs on a local page: progress and figures so far',
    [
      ['sallm view', 'the runs in runs/'],
      ['sallm view runs/RUN', 'one of them'],
      ['sallm view --port 8000', 'always at the same port'],
    ],
    {
      about: [
        'Serves the page to this machine only, at an address with a secret, until Ctrl-C. Runs that are under way grow on it.',
      ],
      exits: { 130: 'ended by Ctrl-C, as it has to be' },
      files: runFiles,
      seeAlso: ['sallm bench', 'sallm leaderboard', 'docs/report.md'],
    },
  );
  command
    .argument('[folder]', 'a run folder, or the parent of run folders', 'runs')
    .option('--port <number>', 'of the page; 0 for any that is free', '0');
  return command.action(async (folder: string) => {
    const given = command.opts<{ port: string }>();
    const port = portOf(given.port);
    await interruptible(async (signal) => {
      const { url, close } = await serveView(folder, {
        port,
        onError: (message) => process.stderr.write(`${message}\n`),
      });
      process.stderr.write('Open in a browser on this machine; Ctrl-C ends.\n');
      process.stdout.write(`${url}\n`);
      await interrupted(signal);
      await close();
    }, 'Ends.');
  });
}
