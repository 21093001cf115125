/** A managed virtual environment of Python, made by the product, wheels only, pinned, cached; one per requirement set. */
export interface PythonEnvironment {
  /** `tasks`, `sallm`, `analyzers`: a file python/requirements/NAME.txt. */
  readonly name: string;
  /** Absolute path of the environment's interpreter. */
  readonly python: string;
  /** Folders that a sandbox has to show read-only so that the interpreter works (environment, base installation). */
  readonly folders: readonly string[];
  /** `3.11.7`. */
  readonly version: string;
  /** Hash over the requirement file and the Python version: changes whenever results could. */
  readonly fingerprint: string;
}
