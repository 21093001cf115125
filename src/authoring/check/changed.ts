import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { messageOf, UsageError } from '../../core/errors.ts';

const run = promisify(execFile);

/**
 * Names of the tasks of a folder whose files differ from `base` (a commit), uncommitted and new files included.
 * `'all'` where what all tests share has changed.
 *
 * @throws UsageError outside of a repository, or for an unknown commit
 */
export async function changedTasks(folder: string, base: string): Promise<ReadonlySet<string> | 'all'> {
  const git = async (...args: string[]) => {
    const { stdout } = await run('git', ['-C', folder, ...args], { maxBuffer: 1 << 26 });
    return stdout.split('\0').filter((path) => path !== '');
  };
  if (base.startsWith('-')) throw new UsageError(`"${base}" is not a commit.`);
  try {
    const files = [
      ...(await git('diff', '--name-only', '-z', '--relative', '--merge-base', base, '--', '.')),
      ...(await git('ls-files', '--others', '--exclude-standard', '-z', '--', '.')),
    ];
    const names = new Set(files.filter((file) => file.includes('/')).map((file) => file.split('/', 1)[0]!));
    return names.has('_kit') ? 'all' : names;
  } catch (error) {
    throw new UsageError(
      `What changed in ${resolve(folder)} since ${base} cannot be told: ${messageOf(error)}`,
      {
        hint: 'Name the tasks, or check --all.',
      },
    );
  }
}
