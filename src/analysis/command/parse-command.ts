import { basename } from 'node:path';
import { UsageError } from '../../core/errors.ts';

/** An analyzer given as a command line. */
export interface CommandSpec {
  name: string;
  /** `null`: not given, so nothing is known about what results depend on. */
  version: string | null;
  /** Program and arguments, with their placeholders. */
  argv: readonly string[];
}

const named = /^([A-Za-z][\w.-]*)(?:@([\w.+-]+))?=\s*/;
const example = "e.g. 'semgrep@1.182.0=semgrep scan --config rules/ --sarif --output {sarif} {folder}'";

/**
 * `[NAME[@VERSION]=]PROGRAM ARGUMENT...`: words as a shell would split them, without anything else that a shell does.
 * `{folder}` is where the samples lie, `{sarif}` the file to write; without the latter the log is read from stdout.
 *
 * @throws UsageError
 */
export function parseCommand(text: string): CommandSpec {
  const head = named.exec(text);
  const argv = words(text.slice(head?.[0].length ?? 0));
  const [program] = argv;
  if (program === undefined || program === '')
    throw new UsageError('--analyzer-command: there is no program in it.', { hint: example });
  if (!argv.some((word) => word.includes('{folder}')))
    throw new UsageError(`--analyzer-command: "${text}" does not say where {folder} goes.`, {
      hint: example,
    });
  return { name: head?.[1] ?? basename(program), version: head?.[2] ?? null, argv };
}

/** Splits at blanks; quotes and backslashes keep what they keep in a POSIX shell. Nothing is expanded. */
function words(text: string): string[] {
  const result: string[] = [];
  let word: string | null = null;
  const token = /\s+|'([^']*)'|"((?:[^"\\]|\\[^])*)"|\\([^])|([^\s'"\\]+)|([^])/gy;
  for (const [whole, single, double, escaped, plain, stray] of text.matchAll(token)) {
    if (stray !== undefined)
      throw new UsageError(`--analyzer-command: ${stray} is not closed in: ${text}`, { hint: example });
    const part: string | undefined = single ?? double?.replaceAll(/\\(["\\$`])/g, '$1') ?? escaped ?? plain;
    if (part !== undefined) word = (word ?? '') + part;
    else if (whole.trim() === '' && word !== null) {
      result.push(word);
      word = null;
    }
  }
  return word === null ? result : [...result, word];
}
