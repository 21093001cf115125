import { z } from 'zod';

const text = z.string().nullish();

const Chunk = z.looseObject({
  model: text,
  usage: z.unknown().optional(),
  choices: z
    .array(
      z.looseObject({
        index: z.int().optional(),
        finish_reason: text,
        /** Legacy completions. */
        text,
        delta: z
          .looseObject({ content: text, refusal: text, reasoning_content: text, reasoning: text })
          .nullish(),
      }),
    )
    .nullish(),
});

interface Choice {
  finish_reason: string | null;
  text: string | null;
  message: Record<string, string> | null;
}

/** Joins `chat.completion.chunk` objects to the answer that would have come in one; `null` when one has no end. */
export function assembleChunks(events: readonly unknown[]): unknown {
  const choices = new Map<number, Choice>();
  let model: string | null = null;
  let usage: unknown;
  for (const event of events) {
    const { data } = Chunk.safeParse(event);
    if (data === undefined) continue;
    model = data.model || model;
    usage = data.usage ?? usage;
    for (const { index = 0, finish_reason, text, delta } of data.choices ?? []) {
      const choice = choices.get(index) ?? { finish_reason: null, text: null, message: null };
      choices.set(index, choice);
      choice.finish_reason = finish_reason ?? choice.finish_reason;
      if (text != null) choice.text = (choice.text ?? '') + text;
      if (delta == null) continue;
      choice.message ??= {};
      for (const part of ['content', 'refusal', 'reasoning_content', 'reasoning'] as const)
        if (delta[part]) choice.message[part] = (choice.message[part] ?? '') + delta[part];
    }
  }
  const all = [...choices].map(([index, choice]) => ({ index, ...choice }));
  if (all.length === 0 || all.some((choice) => choice.finish_reason === null)) return null;
  return { model, usage, choices: all };
}
