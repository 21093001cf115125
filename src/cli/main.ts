import { Command, CommanderError } from 'commander';
import { readFileSync } from 'node:fs';
import { EXIT, SallmError } from '../core/errors.ts';
import { packagePath } from '../core/paths.ts';
import { bench } from './commands/bench.ts';
import { compare } from './commands/compare.ts';
import { completion } from './commands/completion.ts';
import { dataset } from './commands/dataset.ts';
import { datasets } from './commands/datasets.ts';
import { doctor } from './commands/doctor.ts';
import { gate } from './commands/gate.ts';
import { explain } from './commands/explain.ts';
import { list } from './commands/list.ts';
import { evaluateAnalyzersCommand } from './commands/evaluate-analyzers.ts';
import { metrics } from './commands/metrics.ts';
import { mineCommand } from './commands/mine.ts';
import { sandbox } from './commands/sandbox.ts';
import { scan } from './commands/scan.ts';
import { score } from './commands/score.ts';
import { setup } from './commands/setup.ts';
import { study } from './commands/study.ts';
import { tasks } from './commands/tasks.ts';
import { validate } from './commands/validate.ts';

const { version, description } = JSON.parse(readFileSync(packagePath('package.json'), 'utf8')) as {
  version: string;
  description: string;
};

const program = new Command('sallm')
  .description(description)
  .version(version)
  .showSuggestionAfterError()
  .exitOverride()
  .configureHelp({ helpWidth: 100 });
for (const command of [
  bench,
  score,
  compare,
  gate,
  metrics,
  scan,
  evaluateAnalyzersCommand,
  study,
  validate,
  mineCommand,
  tasks,
  dataset,
  datasets,
  sandbox,
  setup,
  doctor,
  list,
  explain,
  completion,
])
  program.addCommand(command());

/** Ends with the exit code that the documentation promises, and one clear message when something is wrong. */
async function main(): Promise<number> {
  try {
    await program.parseAsync();
    return typeof process.exitCode === 'number' ? process.exitCode : EXIT.ok;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (error instanceof SallmError) {
      process.stderr.write(`sallm: ${error.message}\n`);
      if (error.hint) process.stderr.write(`${error.hint}\n`);
      return error.exitCode;
    }
    if (error instanceof Error && error.name === 'AbortError') return EXIT.interrupted;
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`sallm: an unexpected error; please report it.\n${text}\n`);
    return EXIT.incomplete;
  }
}

// A closed pipe (`sallm ... | head`) is no error of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.ok);
    throw error;
  });
}

process.exitCode = await main();
