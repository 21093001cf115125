import type { Progress } from '../../core/progress.ts';
import type { RunFolder } from '../../core/run/folder.ts';
import type { ReproductionPage } from '../../reproduction/page.ts';
import type { SandboxName } from '../../sandbox/index.ts';

/** What a user says of a reproduction, whatever the paper. */
export interface ReproduceOptions {
  from: string;
  /** Parts of the work; all of them where there are none named. */
  parts: readonly string[];
  /** At most so many tasks, or samples of each configuration. */
  limit: number | null;
  seed: number;
  runs: string;
  fresh: boolean;
  /** Where programs run; as the environment says where there is none. */
  sandbox?: SandboxName;
  progress: Progress;
  signal: AbortSignal;
}

export interface Reproduced {
  page: ReproductionPage;
  run: RunFolder;
  /** Whether everything that was asked for was done. */
  complete: boolean;
}

/** The command that prints one table of a page alone. */
export const commandOf =
  (paper: string, { from, limit, seed }: ReproduceOptions, limited: boolean) =>
  (table: string): string =>
    [
      `sallm reproduce ${paper} --from ${quoted(from)} --table ${table}`,
      ...(limited && limit !== null ? [`--limit ${limit} --seed ${seed}`] : []),
    ].join(' ');

const quoted = (text: string): string =>
  /^[\w./@:+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
