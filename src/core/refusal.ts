import { EXIT, SallmError } from './errors.ts';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a file stands where a folder is needed',
  EEXIST: 'a file stands where a folder is needed',
  ENOENT: 'there is no such file',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'too many symbolic links',
  ENOSPC: 'no space is left',
  EDQUOT: 'the quota is used up',
};

/**
 * What a file system refused, as an error for people; `null` for anything else, which is a bug of ours.
 *
 * @param path what the user knows it by; by default the path that was refused
 */
export function refusalOf(error: unknown, path?: string): SallmError | null {
  if (error instanceof SallmError || !(error instanceof Error)) return null;
  const { code = '', path: refused, dest } = error as NodeJS.ErrnoException & { dest?: string };
  const reason = reasons[code];
  const named = path ?? dest ?? refused;
  if (reason === undefined || named === undefined) return null;
  const full = code === 'ENOSPC' || code === 'EDQUOT';
  return new SallmError(`${named}: ${reason}.`, {
    ...(full && { hint: 'Make room; the same command continues.', exitCode: EXIT.incomplete }),
    cause: error,
  });
}
