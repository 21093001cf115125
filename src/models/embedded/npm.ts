import { spawn } from 'node:child_process';
import { PrerequisiteError } from '../../core/errors.ts';

/** Runs npm in a folder. Throws PrerequisiteError with the end of what it said when it fails. */
export async function runNpm(args: readonly string[], cwd: string, signal?: AbortSignal): Promise<void> {
  const [program, first] = npmCommand();
  const output = await new Promise<{ code: number | null; text: string }>((resolve, reject) => {
    const child = spawn(program, [...first, ...args], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: withoutNpmConfig(process.env),
      // npm is a batch file on Windows, which only a shell starts; all arguments are our own words.
      shell: process.platform === 'win32' && first.length === 0,
      ...(signal && { signal }),
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, text }));
  }).catch((error: NodeJS.ErrnoException) => {
    signal?.throwIfAborted();
    if (error.code !== 'ENOENT') throw error;
    throw new PrerequisiteError('npm is needed to install the embedded engine, and is not on the PATH.', {
      hint: 'Install npm (it comes with Node.js), or use a server with openai/NAME and --base-url.',
    });
  });
  if (output.code === 0) return;
  const end = output.text.trim().split('\n').slice(-6).join('\n');
  throw new PrerequisiteError(`npm ${args[0] ?? ''} failed in ${cwd}:\n${end}`, {
    hint: 'Check the connection to the npm registry and try again.',
  });
}

/** The npm that runs us, if any, else the one on the PATH. */
function npmCommand(): [program: string, first: string[]] {
  const running = process.env['npm_execpath'];
  return running !== undefined && /npm-cli\.js$/.test(running) ? [process.execPath, [running]] : ['npm', []];
}

/** Settings of an npm that runs us (a prefix, a workspace) must not reach into the installation; its registry and proxy may. */
function withoutNpmConfig(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = /^npm_config_(registry|proxy|https[-_]proxy|noproxy|cafile|userconfig|globalconfig|cache)$/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^npm_/i.test(name) || kept.test(name)));
}
