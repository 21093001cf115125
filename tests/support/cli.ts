import { spawn, type ChildProcess } from 'node:child_process';
import { packagePath } from '../../src/core/paths.ts';

export interface CliResult {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface CliOptions {
  cwd: string;
  env?: Record<string, string>;
  /** Gives it a process group of its own, so that `process.kill(-pid, 'SIGINT')` reaches what a terminal's Ctrl-C reaches. */
  ownGroup?: boolean;
  /** Called with the started process, to kill or interrupt it. */
  started?: (child: ChildProcess) => void;
}

/** Runs the real command line as a user would: its own process, output in pipes, no terminal. */
export function runCli(
  args: readonly string[],
  { cwd, env = {}, ownGroup = false, started }: CliOptions,
): Promise<CliResult> {
  const child = spawn(process.execPath, [packagePath('bin', 'sallm.js'), ...args], {
    cwd,
    env: { ...process.env, ...env },
    detached: ownGroup,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  started?.(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}
