import { spawn } from 'node:child_process';

/** How a trusted helper program (Python, pip) ended. */
export interface ProgramResult {
  /** `null` when a signal ended it. */
  exitCode: number | null;
  /** `SIGKILL` when the time was up. */
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** Runs a trusted helper program to its end; rejects only when it cannot be started or was aborted. */
export function runProgram(
  program: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; signal?: AbortSignal; timeoutMs?: number } = {},
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.env && { env: options.env }),
      ...(options.signal && { signal: options.signal }),
      ...(options.timeoutMs !== undefined && { timeout: options.timeoutMs, killSignal: 'SIGKILL' }),
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
    child.on('error', (error) => {
      const { signal } = options;
      const aborted: unknown = signal?.aborted ? signal.reason : null;
      reject(aborted instanceof Error ? aborted : error);
    });
    child.on('close', (exitCode, signal) => resolve({ exitCode, signal, stdout, stderr }));
  });
}

/** The last lines of a program's output, for an error message. */
export const lastLines = (text: string, count = 12): string =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-count)
    .join('\n');
