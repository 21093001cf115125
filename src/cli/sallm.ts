import type { Command } from 'commander';
import { description, version } from '../core/package.ts';
import { helpfulCommand } from './help/command.ts';
import { asking, runFiles, sandboxed } from './help/page.ts';

type Load = () => Promise<Command>;

/** By their group in the help, in its order. A command's modules are loaded when it is asked for: together they take a second to start. */
const groups: Readonly<Record<string, Readonly<Record<string, Load>>>> = {
  'Measure models:': {
    bench: async () => (await import('./commands/bench.ts')).bench(),
    score: async () => (await import('./commands/score.ts')).score(),
    compare: async () => (await import('./commands/compare.ts')).compare(),
    gate: async () => (await import('./commands/gate.ts')).gate(),
  },
  'Look at results:': {
    view: async () => (await import('./commands/view.ts')).view(),
    leaderboard: async () => (await import('./commands/leaderboard.ts')).leaderboard(),
    metrics: async () => (await import('./commands/metrics.ts')).metrics(),
  },
  'Analyze code and data:': {
    scan: async () => (await import('./commands/scan.ts')).scan(),
    study: async () => (await import('./commands/study.ts')).study(),
    validate: async () => (await import('./commands/validate.ts')).validate(),
    'evaluate-analyzers': async () =>
      (await import('./commands/evaluate-analyzers.ts')).evaluateAnalyzersCommand(),
    datasets: async () => (await import('./commands/datasets.ts')).datasets(),
    reproduce: async () => (await import('./commands/reproduce.ts')).reproduce(),
  },
  'Write tasks:': {
    mine: async () => (await import('./commands/mine.ts')).mineCommand(),
    tasks: async () => (await import('./commands/tasks.ts')).tasks(),
    dataset: async () => (await import('./commands/dataset.ts')).dataset(),
  },
  'This machine:': {
    doctor: async () => (await import('./commands/doctor.ts')).doctor(),
    setup: async () => (await import('./commands/setup.ts')).setup(),
    sandbox: async () => (await import('./commands/sandbox.ts')).sandbox(),
  },
  'Help:': {
    list: async () => (await import('./commands/list.ts')).list(),
    explain: async () => (await import('./commands/explain.ts')).explain(),
    completion: async () => (await import('./commands/completion.ts')).completion(),
  },
};
const names = new Set(Object.values(groups).flatMap((group) => Object.keys(group)));

/**
 * The program `sallm` with the command that was asked for; with all of them for the help, an unknown name, and what is made of all.
 *
 * @param asked what stands first on the command line, if anything
 */
export async function sallm(asked?: string): Promise<Command> {
  const program = helpfulCommand('sallm', {
    examples: [
      ['sallm doctor', 'what this machine lacks, and how to get it'],
      ['sallm bench', 'a first look: an embedded small model, judged and reported'],
      ['sallm bench -m openai/gpt-4o -n 10 --dry-run', 'what a study would cost'],
      ['sallm help bench', 'all about one command'],
    ],
    exits: {
      1: 'a gate is not met, or what was looked for was found',
      3: 'incomplete; the same command continues',
      130: 'interrupted (Ctrl-C)',
    },
    environment: [...sandboxed, ...asking, ['NO_COLOR', 'no colours on a terminal']],
    files: runFiles,
    seeAlso: ['README.md', 'docs/'],
  })
    .description(description)
    .version(version, '-V, --version', 'show the version')
    .commandsGroup('Help:')
    .helpCommand('help [command]', 'show the help of a command');
  const alone = asked !== undefined && names.has(asked) && asked !== 'completion';
  for (const [heading, group] of Object.entries(groups))
    for (const [name, load] of Object.entries(group))
      if (!alone || name === asked) program.addCommand((await load()).helpGroup(heading));
  return program;
}
