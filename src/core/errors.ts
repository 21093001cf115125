/** Exit codes of the command line: 0 ok, 1 gate not met, 2 usage or configuration, 3 incomplete but resumable, 130 interrupted. */
export const EXIT = { ok: 0, gate: 1, usage: 2, incomplete: 3, interrupted: 130 } as const;

/** An error made for people: what is wrong, where, and what to do. Anything else that surfaces is a bug of ours. */
export class SallmError extends Error {
  override readonly name: string = 'SallmError';
  readonly exitCode: number;
  /** What the user can do about it, when we know. */
  readonly hint: string | undefined;

  constructor(message: string, options: { hint?: string; exitCode?: number; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.hint = options.hint;
    this.exitCode = options.exitCode ?? EXIT.usage;
  }
}

/** Wrong arguments, configuration or input. */
export class UsageError extends SallmError {
  override readonly name = 'UsageError';
}

/** Something that the machine lacks (a sandbox, Python, a download): the job can be continued once it is there. */
export class PrerequisiteError extends SallmError {
  override readonly name = 'PrerequisiteError';
}

/** The job stopped with work left; the same command continues it. */
export class IncompleteError extends SallmError {
  override readonly name = 'IncompleteError';
  constructor(message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, { ...options, exitCode: EXIT.incomplete });
  }
}

/** The text of anything thrown, for a journal or a message. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
