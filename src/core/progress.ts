/** Where a job reports how far it is. Surfaces decide what it looks like; jobs only tell. */
export interface Progress {
  /** Starts (or renames) a phase of known or unknown length. */
  phase(name: string, total?: number): void;
  /** `count` more units done. */
  tick(count?: number): void;
  /** A line for people, kept in the scrollback. */
  note(message: string): void;
  /** Ends the current phase. */
  done(): void;
}

/** Says nothing: the default for library use. */
export const silent: Progress = { phase() {}, tick() {}, note() {}, done() {} };
