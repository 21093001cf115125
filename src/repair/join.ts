import { firstString } from './asked-for.ts';
import { chunksOf, parseChunks } from './chunks.ts';
import { indentLines } from './indent.ts';
import { locate, type Region } from './locate.ts';
import type { PromptInfo } from './prompt-info.ts';
import type { Context } from './rule.ts';
import { type LogicalLine, scan, splitLines } from './scan.ts';
import type { Statement } from './syntax.ts';

/** An answer with what it lacks of the prompt. */
export interface Joined {
  head: string;
  answer: string;
  /**
   * `as-is`: nothing to join. `repeats`: it repeats the prompt. `respaces`: it repeats it with other spacing, or more than once.
   * `continues`: it goes on where the prompt ends. `defines`: it defines the answered function itself.
   */
  how: 'as-is' | 'repeats' | 'respaces' | 'continues' | 'defines';
}

/** Joins an answer with the prompt, as far as it is missing. */
export async function join(answer: string, context: Context): Promise<Joined> {
  const { prompt, input } = context;
  if (prompt === null) return { head: '', answer, how: 'as-is' };
  const echo = endOfEchoes(prompt.code, answer);
  const rest = echo === null ? answer : answer.slice(echo);
  const defined = await defineItself(rest, prompt, context);
  if (defined !== null)
    return defined.head === '' && echo === null
      ? defined
      : { ...defined, answer: defined.answer.replace(/^(?:[ \t]*\r?\n)+/, '') };
  if (echo !== null) {
    const exact = /^\s*\n|^/.exec(answer)![0].length + prompt.code.length;
    const copy = answer.slice(0, exact);
    return copy.endsWith(prompt.code) && echo <= exact
      ? { head: copy, answer: answer.slice(exact), how: 'repeats' }
      : { head: prompt.code.trimEnd(), answer: rest, how: 'respaces' };
  }
  const between = separator(prompt.code, answer);
  const isOther =
    input.promptStyle === 'text'
      ? !(await isBody(answer, context))
      : between !== '' && (await isOwnProgram(answer, context));
  if (isOther) return { head: '', answer, how: 'as-is' };
  return { head: prompt.code + between, answer, how: 'continues' };
}

/**
 * Where the answer goes on after it has repeated the whole prompt, spaces and line ends aside (tokenizers lose them);
 * `null` when it does not repeat it.
 */
export function endOfEcho(prompt: string, answer: string): number | null {
  let at = 0;
  for (const character of prompt) {
    if (/\s/.test(character)) continue;
    while (at < answer.length && /\s/.test(answer[at]!)) at++;
    if (!answer.startsWith(character, at)) return null;
    at += character.length;
  }
  return at === 0 ? null : at;
}

/** Behind the last of several copies. */
function endOfEchoes(prompt: string, answer: string): number | null {
  let end: number | null = null;
  let next = endOfEcho(prompt, answer);
  while (next !== null) {
    end = (end ?? 0) + next;
    next = endOfEcho(prompt, answer.slice(end));
  }
  return end;
}

/** A prompt that ends with its docstring or a header is a finished line; else the answer goes on in the same line. */
const separator = (prompt: string, answer: string): string =>
  /(?:'''|"""|:)[ \t]*$/.test(prompt) && !/^[ \t]*[\r\n]/.test(answer) ? '\n' : '';

/**
 * An answer that begins at the margin, where the prompt has just finished a line, with something that a module begins
 * with: the model did not go on with the prompt but wrote another program. In a chat that may be a helper of a bare
 * body; there it takes a definition that does something.
 */
async function isOwnProgram(answer: string, { syntax, input }: Context): Promise<boolean> {
  const chunks = chunksOf(answer);
  if (chunks.length === 0 || !/^(?:'''|"""|import\b|from\b|class\b|def\b|@)/.test(answer)) return false;
  const parsed = await parseChunks(input.mode === 'chat' ? chunks : chunks.slice(0, 1), syntax);
  if (!parsed[0]!.compiles) return false;
  if (input.mode !== 'chat') return true;
  return parsed.some(({ statements }) => (statements[0]?.definition?.statements ?? 0) > 0);
}

/** An indented block, or one that returns: not a program of its own. */
async function isBody(answer: string, { syntax }: Context): Promise<boolean> {
  const first = scan(splitLines(answer)).find(({ kind }) => kind === 'code');
  if (first === undefined) return false;
  if (first.indent > 0) return true;
  const { error } = await syntax.parse(answer);
  return error !== null && /outside function/.test(error.message);
}

async function defineItself(answer: string, prompt: PromptInfo, context: Context): Promise<Joined | null> {
  if (prompt.region === null) return null;
  const lines = splitLines(answer);
  const logical = scan(lines);
  const name = prompt.path.at(-1)!;
  const found = locate(logical, prompt.path) ?? locate(logical, [name], { anywhere: true });
  const first = logical.find(({ kind }) => kind === 'code');
  if (found === null || first === undefined) return null;
  // An indented start is the body; the definition after it is the model going on.
  const inChat = context.input.mode === 'chat';
  if (first.indent > 0 && (!inChat || first.from !== found.from)) return null;
  // A completion that starts over means the same function only with a body, and under the same route.
  if (!inChat && !(hasCode(logical, found) && sameRoute(lines, found, prompt))) return null;
  // All of a class, or the function by itself: either stands at the margin in the end.
  const whole = locate(logical, prompt.path) !== null;
  if (prompt.path.length > 1 && !whole) return asMember(lines, found, prompt);
  const flush = first.indent > 0 ? indentLines(lines, -first.indent) : lines;
  const decorated = prompt.path.length > 1 ? flush.join('') : restoreDecorators(flush, found, prompt);
  return { head: await missingContext(decorated, context, prompt), answer: decorated, how: 'defines' };
}

/** Whether the body has more than its docstring. */
const hasCode = (logical: readonly LogicalLine[], { body, to }: Region): boolean =>
  logical.some(
    (line) => line.kind === 'code' && line.from >= body && line.from < to && !/^[rRuU]?['"]/.test(line.text),
  );

/** Whether the first string in its decorators is the prompt's; without decorators it is taken to be the same. */
function sameRoute(lines: readonly string[], { from, header }: Region, prompt: PromptInfo): boolean {
  const asked = prompt.lines.slice(prompt.region!.from, prompt.region!.header).join('');
  const found = lines.slice(from, header).join('');
  return from === header || firstString(found) === firstString(asked);
}

/** A lone method takes the place of the class's unfinished one. */
function asMember(lines: readonly string[], found: Region, prompt: PromptInfo): Joined {
  const { from, indent } = prompt.region!;
  return {
    head: prompt.lines.slice(0, from).join(''),
    answer: indentLines(lines, indent - found.indent).join(''),
    how: 'defines',
  };
}

/** `@app.route(...)` belongs to the question; an answer that repeats the bare signature means it. */
function restoreDecorators(lines: readonly string[], found: Region, prompt: PromptInfo): string {
  const { from, header } = prompt.region!;
  if (found.from !== found.header || from === header) return lines.join('');
  const decorators = prompt.lines.slice(from, header);
  return [...lines.slice(0, found.from), ...decorators, ...lines.slice(found.from)].join('');
}

/** The prompt's statements before the answered function that the answer does not repeat. */
async function missingContext(
  answer: string,
  { syntax, input }: Context,
  prompt: PromptInfo,
): Promise<string> {
  if (input.promptStyle === 'text') return '';
  const before = prompt.parsed.filter(({ endLine }) => endLine <= prompt.region!.from);
  const textOf = ({ line, endLine }: Statement) =>
    prompt.lines
      .slice(line - 1, endLine)
      .join('')
      .trimEnd();
  const chunks = chunksOf(answer);
  const own = (await parseChunks(chunks, syntax)).flatMap(({ statements }) => statements);
  const bound = new Set(own.flatMap(({ binds }) => binds));
  const repeated = new Set(chunks.map(({ text }) => text.trim()));
  const missing = before.filter((statement) => {
    if (repeated.has(textOf(statement))) return false;
    return statement.binds.length === 0 || statement.binds.some((name) => name === '*' || !bound.has(name));
  });
  if (missing.length === 0) return '';
  const needed = withWhatTheyNeed(missing, before);
  if (needed.size === before.length) return prompt.lines.slice(0, prompt.region!.from).join('');
  return (
    before
      .filter((statement) => needed.has(statement))
      .map(textOf)
      .join('\n') + '\n\n'
  );
}

/** What stands in front of the answer must not wait for a name that only the answer binds again. */
function withWhatTheyNeed(missing: readonly Statement[], among: readonly Statement[]): Set<Statement> {
  const needed = new Set<Statement>();
  const pending = [...missing];
  for (let statement = pending.pop(); statement !== undefined; statement = pending.pop()) {
    if (needed.has(statement)) continue;
    needed.add(statement);
    const { uses } = statement;
    pending.push(...among.filter(({ binds }) => binds.some((name) => uses.includes(name))));
  }
  return needed;
}
