import type { Generation } from '../core/generation.ts';
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
