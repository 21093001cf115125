/**
 * The language of a row, `python` for all spellings of it: as the row states it, else by the ending of its path. The
 * ending comes first where the stated language is the repository's, not the file's.
 */
export function languageOf(stated: string | null, path: string | null): string {
  const language = stated ?? endingOf(path) ?? 'no language stated';
  return /^(python\d*|py|pyw)$/i.test(language) ? 'python' : language;
}

/** What follows the last dot of a file name. */
export const endingOf = (path: string | null): string | null => /\.(\w+)$/.exec(path ?? '')?.[1] ?? null;
