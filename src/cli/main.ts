import { CommanderError } from 'commander';
import { EXIT, SallmError } from '../core/errors.ts';
import { refusalOf } from '../core/refusal.ts';
import { abandonProgress } from './progress.ts';
import { sallm } from './sallm.ts';

/** Ends with the exit code that the documentation promises, and one clear message when something is wrong. */
async function main(): Promise<number> {
  try {
    const [asked, about] = process.argv.slice(2).filter((word) => !word.startsWith('-'));
    const program = await sallm(asked);
    // Otherwise the whole help would be the answer, without a word on why.
    const known = ['help', ...program.commands.map((one) => one.name())];
    if (asked === 'help' && about !== undefined && !known.includes(about))
      program.error(`error: unknown command '${about}'`);
    await program.parseAsync();
    return typeof process.exitCode === 'number' ? process.exitCode : EXIT.ok;
  } catch (error) {
    abandonProgress();
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    const told = error instanceof SallmError ? error : refusalOf(error);
    if (told) return tell(told);
    if (error instanceof Error && error.name === 'AbortError') return EXIT.interrupted;
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`sallm: an unexpected error; please report it.\n${text}\n`);
    return EXIT.incomplete;
  }
}

function tell({ message, hint, exitCode }: SallmError): number {
  process.stderr.write(`sallm: ${message}\n`);
  if (hint) process.stderr.write(`${hint}\n`);
  return exitCode;
}

// A closed pipe (`sallm ... | head`) is no error of ours, a full disk behind it is none either.
for (const [name, stream] of [
  ['stdout', process.stdout],
  ['stderr', process.stderr],
] as const) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.ok);
    const told = refusalOf(error, name);
    if (!told) throw error;
    process.exit(tell(told));
  });
}

process.exitCode = await main();
