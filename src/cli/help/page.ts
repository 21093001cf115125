import type { Command } from 'commander';

/** Something that the command looks for, and what it does. */
export type Named = readonly [name: string, what: string];

/** What a manual says of a command beyond what its options and arguments say themselves. */
export interface HelpPage {
  /** Paragraphs: what it does, and what one has to know before. */
  about: readonly string[];
  examples: readonly (readonly [line: string, why: string])[];
  /** In their order; 0 and 2 mean the same everywhere. */
  exits: Readonly<Partial<Record<ExitCode, string>>>;
  environment: readonly Named[];
  files: readonly Named[];
  /** Other commands (`sallm gate`) and pages of the documentation (`docs/ci.md`). */
  seeAlso: readonly string[];
}
type ExitCode = 0 | 1 | 2 | 3 | 130;

const everywhere = {
  exits: {
    0: 'done',
    2: 'a mistake in the command or the configuration, or something that this machine lacks',
  },
  environment: [['SALLM_CACHE', 'folder of the cache (default: ~/.cache/sallm, or below XDG_CACHE_HOME)']],
} as const satisfies Partial<HelpPage>;

/** For `exits` of commands that the same command continues. */
export const resumable = {
  3: 'incomplete: something could not be had or judged; the same command tries it again',
  130: 'interrupted (Ctrl-C); the same command continues',
} as const;
/** For `exits` of commands that hold figures against conditions. */
export const gated = { 1: 'a gate is not met' } as const;

/** For `environment` of commands that run programs or start Python. */
export const python: readonly Named[] = [
  ['SALLM_PYTHON', 'the CPython that environments are made from (default: the first usable one on the path)'],
];
export const sandboxed: readonly Named[] = [
  ...python,
  ['SALLM_SANDBOX', 'where programs run, unless --sandbox says it: auto, bubblewrap, podman, docker'],
];
/** For `environment` of commands that ask models. */
export const asking: readonly Named[] = [
  ['OPENAI_API_KEY, SALLM_API_KEY', 'key of openai/NAME, or of the server at --base-url; also from .env'],
  ['ANTHROPIC_API_KEY', 'key of anthropic/NAME; also from .env'],
  ['GITHUB_TOKEN', 'key of github/NAME; also from .env'],
  ['HTTP_PROXY, HTTPS_PROXY, NO_PROXY', 'the way to servers and registries'],
];
/** For `files` of commands that make a run folder. */
export const runFiles: readonly Named[] = [
  ['runs/TIME-JOB-NAME/', 'the run: run.json, journals (*.jsonl), summary.json, report.html'],
];

const pages = new WeakMap<Command, HelpPage>();

/** Notes down what the manual says of a command. */
export function describePage(command: Command, page: Partial<HelpPage>): void {
  pages.set(command, {
    about: page.about ?? [],
    examples: page.examples ?? [],
    exits: { ...everywhere.exits, ...page.exits },
    environment: [...everywhere.environment, ...(page.environment ?? [])],
    files: page.files ?? [],
    seeAlso: page.seeAlso ?? [],
  });
}

/** What {@link describePage} noted down. */
export function pageOf(command: Command): HelpPage {
  const page = pages.get(command);
  if (page === undefined) throw new Error(`nothing is written about ${command.name()}`);
  return page;
}
