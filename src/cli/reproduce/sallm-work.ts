import type { RunFolder } from '../../core/run/folder.ts';
import type { TaskSet } from '../../core/task.ts';
import type {
  CommandOf,
  ConfigurationFiles,
  ReleasedSample,
  SallmLayout,
} from '../../reproduction/sallm-2024/index.ts';
import type { ReproduceOptions } from './options.ts';

/** One configuration with what was released of it. */
export interface Configuration extends ConfigurationFiles {
  samples: ReleasedSample[];
}

/** What every part of the work on the SALLM paper has at hand. */
export interface SallmBase {
  layout: SallmLayout;
  run: RunFolder;
  configurations: readonly Configuration[];
  options: ReproduceOptions;
  command: CommandOf;
}

/** The parts that judge: with the tasks that were chosen. */
export interface SallmWork extends SallmBase {
  tasks: TaskSet;
}

/** `all 100 tasks`, `8 tasks (--limit 8, seed 1)`. */
export const scopeOf = ({ tasks, options: { limit, seed } }: SallmWork): string =>
  limit === null
    ? `all ${tasks.tasks.length} tasks`
    : `${tasks.tasks.length} tasks (--limit ${limit}, seed ${seed})`;
