import type { Generation } from '../core/generation.ts';
import type { Sample } from '../core/sample.ts';
import type { TaskSet } from '../core/task.ts';
import type { OnProblem } from './problem.ts';

/** Reads a task set in one format. One file, one plain object. */
export interface TaskSetFormat {
  /** `folder`, `sallm`, `securityeval`, `humaneval`. */
  readonly name: string;
  readonly summary: string;
  /** Whether `path` (a file or folder) looks like this format; cheap, reads little. */
  detect(path: string): Promise<boolean>;
  /** Throws UsageError when nothing can be read; single bad rows become `problems`. */
  read(path: string): Promise<TaskSet>;
}

/** An answer that was generated elsewhere. */
export interface RecordedOutput {
  task: string;
  /** 0-based: as given, or by order within the task. */
  sample: number;
  /** Some sources only have the part after the prompt, some the whole program, some chat answers. */
  raw: string;
  finishReason: string | null;
  /** How the answer ended, when the source says so (our own generations do); never `infrastructure-error`. */
  outcome?: Exclude<Generation['outcome'], 'infrastructure-error'>;
  model?: string;
  temperature?: number;
  /** The prompt that it answered, when the row carries it. */
  prompt?: string;
  /** What the row's own authors made of it, for comparison (SALLM's files). */
  published?: {
    code: string | null;
    compilable: boolean | null;
    functional: 'success' | 'failure' | 'error' | null;
    security: 'success' | 'failure' | 'error' | null;
  };
}

/** Reads outputs in one format, streaming; malformed rows are reported, never fatal, never silent. */
export interface OutputFormat {
  /** `generations`, `samples`, `sallm-outputs`. */
  readonly name: string;
  readonly summary: string;
  /** Whether `path` looks like this format; cheap, reads little. */
  detect(path: string): Promise<boolean>;
  /** Throws UsageError when the file cannot be read at all. */
  read(path: string, onProblem: OnProblem): AsyncIterable<RecordedOutput>;
}

/** How samples are to be read, where a format leaves a choice. */
export interface SampleOptions {
  /** Tables: the column that holds the code. Default: `code`, else `content`. */
  codeColumn?: string;
  /** Tables: the column that holds the id. Default: `id`. */
  idColumn?: string;
  /**
   * Completions: the file with the problems that they answer, whose prompts are joined; `none` when the completions are
   * whole programs. Default: a HumanEval file beside them.
   */
  problems?: string;
  /** SALLM's outputs: the answer as generated, or as its authors repaired it. Default `cleared`. */
  code?: 'raw' | 'cleared';
}

/** What a path holds, as far as formats are told apart by it. */
export interface SampleLook {
  path: string;
  isFolder: boolean;
  /** Kind of the first data file; `null` when there is none. */
  table: 'json' | 'csv' | 'parquet' | null;
  /** First rows of the first data file; of Parquet one row with a value of each column's kind. */
  rows: readonly Readonly<Record<string, unknown>>[];
}

/** Reads samples in one format, streaming; malformed rows are reported, never fatal, never silent. One file, one plain object. */
export interface SampleFormat {
  /** `codexglue`, `apps`, `folder`, ... */
  readonly name: string;
  /** One line for people. */
  readonly summary: string;
  /** A row as the files have it, shortened; text where the format has no rows. */
  readonly example: Readonly<Record<string, unknown>> | string;
  /** Whether what was found looks like this format. */
  detect(look: SampleLook): boolean | Promise<boolean>;
  /**
   * `origin` has `file` (relative to `path`) and, where there are rows, `row`. Ids may repeat; {@link Sample} asks for
   * unique ones, which the caller sees to.
   * @throws UsageError when the path cannot be read at all.
   */
  read(path: string, options: SampleOptions, onProblem: OnProblem): AsyncIterable<Sample>;
}
