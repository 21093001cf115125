import type { Repaired, RepairStep } from '../core/assessment.ts';
import type { RepairInput } from './input.ts';
import { join } from './join.ts';
import { contextFor, outcomeOf, tooLong } from './outcome.ts';
import { type Context, type Draft, programOf, type RepairRule } from './rule.ts';
import { finding, mending } from './rules/index.ts';
import { maxLength, type Syntax } from './syntax.ts';

/**
 * Turns a raw answer into a program that can be judged, or says why there is none. A program that compiles is never
 * turned into one that does not; nothing of the answered function is taken away unless the outcome is `truncated`.
 * Never throws for an answer's sake.
 */
export async function repairOutput(input: RepairInput, syntax: Syntax): Promise<Repaired> {
  if (input.raw.length > maxLength) return tooLong(input.raw);
  const context = await contextFor(input, syntax);
  const asItCame = await join(input.raw, context);
  const compiledBefore = (await syntax.parse(asItCame.head + asItCame.answer)).compiles;
  const found = await apply(finding, { draft: draftOf('', input.raw), steps: [] }, context);
  const mended = await apply(mending, found, context);
  // Half-mended is no better: then the text stands as it was found, for people to look at.
  const isMended = (await syntax.parse(programOf(mended.draft))).compiles;
  const { draft, steps } = isMended ? mended : found;
  const code = programOf(draft);
  const parsed = await syntax.parse(code);
  return {
    code,
    outcome: outcomeOf(isMended ? draft : { ...mended.draft, truncated: false }, parsed, context),
    compiledBefore,
    compiles: parsed.compiles,
    steps: [...steps],
  };
}

interface Progress {
  draft: Draft;
  steps: readonly RepairStep[];
}

async function apply(
  rules: readonly RepairRule[],
  { draft, steps }: Progress,
  context: Context,
): Promise<Progress> {
  for (const rule of rules) {
    const change = await rule.apply(draft, context);
    if (change === null || (await breaks(draft, change.draft, context))) continue;
    const { detail, discarded } = change;
    if (programOf(change.draft) !== programOf(draft))
      steps = [...steps, { rule: rule.name, detail, ...(discarded && { discarded }) }];
    draft = change.draft;
  }
  return { draft, steps };
}

/** The answer as it came, with the prompt where it is missing. */
export async function repairNone(input: RepairInput, syntax: Syntax): Promise<Repaired> {
  if (input.raw.length > maxLength) return tooLong(input.raw);
  const context = await contextFor(input, syntax);
  const { head, answer } = await join(input.raw, context);
  const parsed = await syntax.parse(head + answer);
  const { compiles } = parsed;
  const outcome = outcomeOf(draftOf(head, answer), parsed, context);
  return { code: head + answer, outcome, compiledBefore: compiles, compiles, steps: [] };
}

const draftOf = (head: string, answer: string): Draft => ({
  head,
  answer,
  continues: false,
  ended: false,
  followed: false,
  truncated: false,
});

/** Whether the program compiled and no longer does; what was not joined yet counts with its prompt. */
async function breaks(before: Draft, after: Draft, context: Context): Promise<boolean> {
  const [was, is] = await Promise.all([before, after].map((draft) => compiles(draft, context)));
  return was === true && is === false;
}

async function compiles(draft: Draft, context: Context): Promise<boolean> {
  const { head, answer } = draft.head === '' ? await join(draft.answer, context) : draft;
  return (await context.syntax.parse(head + answer)).compiles;
}
