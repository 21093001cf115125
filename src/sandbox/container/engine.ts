import { execFile } from 'node:child_process';

/** A container engine that is told by its command line. */
export type EngineName = 'docker' | 'podman';

/** How long an engine may take to answer; starting a container on a busy machine takes seconds. */
const PATIENCE_MS = 60_000;
const ANSWER_BYTES = 1024 ** 2;

export interface Answer {
  /** Exit code of the client; `null` when it did not answer in time or cannot be started. */
  code: number | null;
  stdout: string;
  /** What it said, or why it could not be asked. */
  stderr: string;
}

/** Asks the engine; the user's own environment says where it is. Never rejects. */
export function ask(engine: EngineName, args: readonly string[], input?: Uint8Array): Promise<Answer> {
  return new Promise((resolve) => {
    const options = { timeout: PATIENCE_MS, killSignal: 'SIGKILL', maxBuffer: ANSWER_BYTES } as const;
    const child = execFile(engine, args, options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
      resolve({ code, stdout, stderr: stderr.trim() || (error?.message ?? '') });
    });
    child.stdin?.on('error', () => {}); // an engine that does not answer reads nothing
    child.stdin?.end(input);
  });
}
