import type { Repaired } from '../core/assessment.ts';
import type { RepairInput } from './input.ts';
import { isName, locateAnswered } from './asked-for.ts';
import { findDefinition } from './locate.ts';
import { readPrompt } from './prompt-info.ts';
import { type Context, type Draft, programOf, wasCutOff } from './rule.ts';
import { scan, splitLines } from './scan.ts';
import { maxLength, type Parsed, type Syntax } from './syntax.ts';

/** What is known about the question before an answer is looked at. */
export async function contextFor(input: RepairInput, syntax: Syntax): Promise<Context> {
  const { promptCode, entryPoint } = input;
  const prompt = promptCode === undefined ? null : await readPrompt(promptCode, entryPoint, syntax);
  return { input, prompt, path: answeredPath(prompt?.path, entryPoint), syntax };
}

function answeredPath(path: string[] | undefined, entryPoint: string | undefined): string[] | null {
  if (path !== undefined && path.length > 0) return path;
  return entryPoint !== undefined && isName(entryPoint) ? [entryPoint] : null;
}

/** `truncated` before `unparsable` before `empty`: the first reason explains the others. */
export function outcomeOf(draft: Draft, parsed: Parsed, context: Context): Repaired['outcome'] {
  const { path, prompt, input } = context;
  if (draft.truncated) return 'truncated';
  if (wasCutOff(input) && !draft.ended && !draft.followed && endsWith(programOf(draft), context))
    return 'truncated';
  if (!parsed.compiles) return 'unparsable';
  const definition = path && findDefinition(parsed, path);
  if (definition) return definition.statements > (prompt?.statements ?? 0) ? 'ok' : 'empty';
  if (prompt !== null && input.promptStyle === 'code') {
    const { entryPoint = '' } = input;
    return parsed.statements.some(({ binds }) => binds.includes(entryPoint)) ? 'ok' : 'empty';
  }
  // Nothing to look for, or the answer calls it something else: that is for the tests to say.
  return parsed.statements.some(doesSomething) ? 'ok' : 'empty';
}

/** The outcome of a program that some other repair made, which asks nothing about how the answer ended. */
export async function outcomeOfProgram(
  code: string,
  input: RepairInput,
  syntax: Syntax,
): Promise<Repaired['outcome']> {
  const draft = { head: '', answer: code, continues: false, ended: false, followed: true, truncated: false };
  return outcomeOf(draft, await syntax.parse(code), await contextFor(input, syntax));
}

const doesSomething = ({ kind, definition }: Parsed['statements'][number]): boolean =>
  definition !== null ? definition.statements > 0 : kind !== 'import' && kind !== 'expression';

/** Whether the answered function, if there is one, is the last thing in the text. */
function endsWith(program: string, context: Context): boolean {
  const logical = scan(splitLines(program));
  const region = locateAnswered(logical, context);
  return region === null || !logical.some(({ from, kind }) => kind === 'code' && from >= region.to);
}

/** Not looked at: no model's answer is that long, and rules may be slower than linear. */
export const tooLong = ({ length }: string): Repaired => ({
  code: '',
  outcome: 'unparsable',
  compiledBefore: false,
  compiles: false,
  steps: [
    {
      rule: 'too-long',
      detail: `an answer of ${length} characters is not looked at; the limit is ${maxLength}`,
    },
  ],
});
