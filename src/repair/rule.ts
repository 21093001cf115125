import type { RepairInput } from './input.ts';
import type { PromptInfo } from './prompt-info.ts';
import type { Syntax } from './syntax.ts';

/** An answer on its way to a program; the program is `head + answer`. */
export interface Draft {
  /** What stands before the answer and is not the model's: the prompt, or what of it the answer left out. */
  head: string;
  answer: string;
  /** The answer repeated nothing of the prompt: it is what goes on behind it. */
  continues: boolean;
  /** The model ended the answer itself (an end-of-text token, a closed fence): it was not cut off by length. */
  ended: boolean;
  /** Something that stood after the answered function was taken out: the function itself had come to its end. */
  followed: boolean;
  /** A part of the answered function was cut away because the answer stops in the middle of it. */
  truncated: boolean;
}

export interface Context {
  input: RepairInput;
  /** `null` when there is no prompt code. */
  prompt: PromptInfo | null;
  /** Where the answered function stands: `['handler']`, `['Server', 'handler']`; `null` when nothing names one. */
  path: readonly string[] | null;
  syntax: Syntax;
}

export interface Change {
  draft: Draft;
  /** What was done, for people. */
  detail: string;
  discarded?: string;
}

/** What a rule does, shown: run as a test, printed in docs/repair.md. */
export interface RepairExample extends Partial<Omit<RepairInput, 'raw'>> {
  raw: string;
  /** The repaired program. */
  code: string;
}

/** One rule of output repair. It gets a draft and returns a better one, or `null` where it has nothing to do. */
export interface RepairRule {
  readonly name: string;
  /** One line for the documentation. */
  readonly summary: string;
  readonly example: RepairExample;
  apply(draft: Draft, context: Context): Promise<Change | null>;
}

export const programOf = (draft: Draft): string => draft.head + draft.answer;

/** The answer was cut off, at its length or in a loop that the engine did not wait for, as far as anybody says so. */
export const wasCutOff = ({ finishReason }: RepairInput): boolean =>
  finishReason !== null && /^(?:length|repetition|max_?(?:new_)?_?tokens)$/i.test(finishReason);

/** Whether the text may have been cut off in the middle: stopped before its end, or nothing says how it ended. */
export const mayBeCutOff = (draft: Draft, { input }: Context): boolean =>
  !draft.ended && (input.finishReason === null || wasCutOff(input));
