import { Command, CommanderError } from 'commander';
import { EXIT, SallmError } from '../core/errors.ts';
import { description, version } from '../core/package.ts';

const program = new Command('sallm')
  .description(description)
  .version(version)
  .showSuggestionAfterError()
  .exitOverride()
  .configureHelp({ helpWidth: 100 });
/** In the order of the help. A command's modules are loaded when it is asked for: together they take a second to start. */
const commands: Record<string, () => Promise<Command>> = {
  bench: async () => (await import('./commands/bench.ts')).bench(),
  score: async () => (await import('./commands/score.ts')).score(),
  compare: async () => (await import('./commands/compare.ts')).compare(),
  view: async () => (await import('./commands/view.ts')).view(),
  leaderboard: async () => (await import('./commands/leaderboard.ts')).leaderboard(),
  gate: async () => (await import('./commands/gate.ts')).gate(),
  metrics: async () => (await import('./commands/metrics.ts')).metrics(),
  scan: async () => (await import('./commands/scan.ts')).scan(),
  'evaluate-analyzers': async () =>
    (await import('./commands/evaluate-analyzers.ts')).evaluateAnalyzersCommand(),
  study: async () => (await import('./commands/study.ts')).study(),
  reproduce: async () => (await import('./commands/reproduce.ts')).reproduce(),
  validate: async () => (await import('./commands/validate.ts')).validate(),
  mine: async () => (await import('./commands/mine.ts')).mineCommand(),
  tasks: async () => (await import('./commands/tasks.ts')).tasks(),
  dataset: async () => (await import('./commands/dataset.ts')).dataset(),
  datasets: async () => (await import('./commands/datasets.ts')).datasets(),
  sandbox: async () => (await import('./commands/sandbox.ts')).sandbox(),
  setup: async () => (await import('./commands/setup.ts')).setup(),
  doctor: async () => (await import('./commands/doctor.ts')).doctor(),
  list: async () => (await import('./commands/list.ts')).list(),
  explain: async () => (await import('./commands/explain.ts')).explain(),
  completion: async () => (await import('./commands/completion.ts')).completion(),
};

/** The command that was asked for; all of them for the help, an unknown name, and what is made of all. */
async function addCommands(): Promise<void> {
  const asked = process.argv.slice(2).find((word) => !word.startsWith('-')) ?? '';
  const alone = asked in commands && asked !== 'completion';
  for (const name of alone ? [asked] : Object.keys(commands)) program.addCommand(await commands[name]!());
}

/** Ends with the exit code that the documentation promises, and one clear message when something is wrong. */
async function main(): Promise<number> {
  try {
    await addCommands();
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
