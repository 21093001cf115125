import type { SampleAnalysis } from '../core/finding.ts';
import type { Sample } from '../core/sample.ts';

export interface AnalyzeOptions {
  /** Wall-clock seconds that one sample may take before it is `timeout`. */
  secondsPerSample?: number;
  signal?: AbortSignal;
}

export interface Prepared {
  version: string;
  /**
   * Hash over all but the code that findings depend on: tool, its environment, our driver, settings. Absent where
   * findings depend on more than the code; they are then never cached.
   */
  fingerprint?: string;
}

/**
 * A tool that reads code and reports findings. Batches and long-lived workers are inside: callers never
 * start a process per file. Every sample of the batch is in the result under its id; a crash or time-out
 * of one never takes its neighbours along; a tool that cannot run gives `unavailable`, never "clean".
 */
export interface Analyzer {
  /** Short name, as in `Finding.tool`: `bandit`. */
  readonly name: string;
  /** Installs or starts what the tool needs and says which version it is. Throws PrerequisiteError. */
  prepare(options?: { signal?: AbortSignal }): Promise<Prepared>;
  analyze(batch: readonly Sample[], options?: AnalyzeOptions): Promise<Map<string, SampleAnalysis>>;
  /** Ends workers. The analyzer can be prepared again. */
  close(): Promise<void>;
}

export interface AnalyzerSettings {
  /** Suppression comments (`# nosec`, `# noqa`, `# pylint: disable`) take effect. Off for judging: code cannot excuse itself. */
  honourSuppressions?: boolean;
  /** How many workers at most; as many as there are cores by default. */
  workers?: number;
  /** Take and keep results in the product's cache; on by default. */
  cache?: boolean;
  /** CodeQL's launcher, or the folder of a bundle; looked for on the path and in the product's cache by default. */
  codeql?: string;
  /** Told before work that takes long (setting up an environment). */
  onNote?: (message: string) => void;
}

/** A tool, one folder, one plain object. */
export interface AnalyzerKind {
  /** What stands before the first colon of an analyzer's name: `bandit`, `codeql-csv`. */
  readonly name: string;
  /** One line for `sallm doctor` and the docs. */
  readonly summary: string;
  /** `argument` is what follows the colon. Throws UsageError. */
  open(settings: AnalyzerSettings, argument: string | null): Analyzer;
}
