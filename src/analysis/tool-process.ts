import { type ChildProcess, spawn } from 'node:child_process';

/** How a tool's process ended, with all that it had started. */
export interface ToolResult {
  /** `null` when a signal ended it. */
  exitCode: number | null;
  signal: NodeJS.Signals | null;
  /** Ended by us since its time was up. */
  timedOut: boolean;
  /** Ended by us since it wrote more than {@link ToolOptions.outputBytes}. */
  overflowed: boolean;
  stdout: string;
  /** Its end, at most 64 KiB. */
  stderr: string;
}

export interface ToolOptions {
  timeoutMs: number;
  env: NodeJS.ProcessEnv;
  cwd?: string;
  signal?: AbortSignal;
  /** Most that stdout may hold; 256 MiB by default. */
  outputBytes?: number;
}

const stderrKept = 64 * 1024;
const live = new Set<ChildProcess>();
process.on('exit', () => live.forEach(killGroup));

/**
 * Runs an analyzer's program in a process group of its own: when its time is up or the caller stops, its children end
 * with it (CodeQL starts a Java machine and extractors).
 *
 * @throws the signal's reason, or what the system says when it cannot be started
 */
export function runTool(program: string, args: readonly string[], options: ToolOptions): Promise<ToolResult> {
  const { timeoutMs, env, cwd, signal, outputBytes = 256 * 1024 ** 2 } = options;
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      env,
      ...(cwd !== undefined && { cwd }),
    });
    live.add(child);
    const out: Buffer[] = [];
    let size = 0;
    let stderr = '';
    const ended = { timedOut: false, overflowed: false };
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= outputBytes) out.push(chunk);
      else {
        ended.overflowed = true;
        killGroup(child);
      }
    });
    child.stderr
      .setEncoding('utf8')
      .on('data', (chunk: string) => (stderr = (stderr + chunk).slice(-stderrKept)));
    const timer = setTimeout(() => {
      ended.timedOut = true;
      killGroup(child);
    }, timeoutMs);
    const abort = () => killGroup(child);
    signal?.addEventListener('abort', abort);
    const over = () => {
      clearTimeout(timer);
      live.delete(child);
      signal?.removeEventListener('abort', abort);
    };
    child.on('error', (error) => {
      over();
      reject(error);
    });
    // What the program leaves running would hold the pipes open.
    child.on('exit', () => killGroup(child));
    child.on('close', (exitCode, by) => {
      over();
      if (signal?.aborted) reject(signal.reason as Error);
      else resolve({ exitCode, signal: by, ...ended, stdout: Buffer.concat(out).toString(), stderr });
    });
  });
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // Nobody of the group is left.
  }
}
