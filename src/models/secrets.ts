import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

/**
 * A value out of the environment, else out of `.env` in the working folder, under the first of the names that has one;
 * `undefined` when there is none. Keys come from nowhere else and go nowhere but into the request's headers.
 */
export function findSecret(
  names: readonly string[],
  cwd = process.cwd(),
  env: NodeJS.ProcessEnv = process.env,
): string | undefined {
  for (const source of [env, readDotEnv(cwd)])
    for (const name of names) {
      const value = source[name]?.trim();
      if (value) return value;
    }
  return undefined;
}

function readDotEnv(cwd: string): NodeJS.Dict<string> {
  try {
    return parseEnv(readFileSync(join(cwd, '.env'), 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return {};
    throw error;
  }
}

const hidden = '[hidden]';

/**
 * A function that takes secrets out of text before anybody sees it: the given ones in plain, URL-encoded and base64
 * form, and whatever looks like a credential (`Bearer ...`, `sk-...`, the user part of a URL).
 */
export function scrubber(secrets: readonly (string | undefined)[]): (text: string) => string {
  const known = secrets
    .flatMap((secret) =>
      secret
        ? [
            secret,
            encodeURIComponent(secret),
            JSON.stringify(secret).slice(1, -1),
            Buffer.from(secret).toString('base64'),
          ]
        : [],
    )
    .sort((a, b) => b.length - a.length);
  return (text) =>
    known
      .reduce((clean, secret) => clean.replaceAll(secret, hidden), text)
      .replace(/\b(Bearer|Basic)\s+[\w.~+/=-]{6,}/gi, `$1 ${hidden}`)
      .replace(/\bsk-[\w*.-]{6,}/g, hidden)
      .replace(/(\/\/)[^/\s@]+@/g, `$1${hidden}@`);
}
