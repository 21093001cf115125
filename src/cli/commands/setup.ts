import type { Command } from 'commander';
import { licenceNote } from '../../analysis/codeql/licence.ts';
import { setupCodeql } from '../../analysis/codeql/setup.ts';
import { newCommand } from '../define.ts';

/** `sallm setup`: tools that the user brings. */
export function setup(): Command {
  const command = newCommand(
    'setup',
    'Make a tool that you have the one that sallm uses',
    [
      ['sallm setup codeql --bundle codeql-bundle-linux64.tar.gz', 'unpacked into the cache'],
      ['sallm setup codeql --bundle ~/tools/codeql', 'a folder stays where it is'],
    ],
    { seeAlso: ['sallm doctor', 'docs/analyzers.md'] },
  );
  command.addCommand(setupCodeqlCommand());
  return command;
}

function setupCodeqlCommand(): Command {
  const command = newCommand(
    'codeql',
    'CodeQL: checks a bundle and notes it down for --analyzers codeql',
    [
      [
        'sallm setup codeql --bundle codeql-bundle-linux64.tar.zst',
        'as downloaded: .tar.gz, .tar.zst or .zip',
      ],
    ],
    {
      about: ['CodeQL is never downloaded for you: its licence is between you and its owner.'],
      seeAlso: ['sallm scan', 'docs/analyzers.md'],
    },
  );
  command.requiredOption(
    '--bundle <path>',
    'bundle of CLI and query packs: an archive, or the unpacked folder',
  );
  return command.action(async () => {
    const { bundle } = command.opts<{ bundle: string }>();
    const onNote = (message: string) => void process.stderr.write(`${message}\n`);
    onNote(licenceNote);
    const { cli, version, packs } = await setupCodeql(bundle, { onNote });
    process.stdout.write(`CodeQL ${version} (${packs.join(', ')}): ${cli}\n`);
  });
}
