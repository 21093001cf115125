import { z } from 'zod';

const Usage = z.looseObject({}).nullish();
const Event = z.union([
  z.looseObject({ type: z.literal('message_start'), message: z.looseObject({ usage: Usage }) }),
  z.looseObject({
    type: z.literal('content_block_start'),
    index: z.int(),
    content_block: z.looseObject({ type: z.string() }),
  }),
  z.looseObject({
    type: z.literal('content_block_delta'),
    index: z.int(),
    delta: z.looseObject({ text: z.string().optional(), thinking: z.string().optional() }),
  }),
  z.looseObject({ type: z.literal('message_delta'), delta: z.looseObject({}), usage: Usage }),
  z.looseObject({ type: z.literal('message_stop') }),
]);

/**
 * Joins the events of a stream to the message that would have come in one; `null` when it does not reach its end.
 * https://platform.claude.com/docs/en/build-with-claude/streaming
 */
export function assembleMessage(events: readonly unknown[]): unknown {
  const blocks = new Map<number, Record<string, unknown>>();
  let message: Record<string, unknown> = {};
  let usage: Record<string, unknown> = {};
  let ended = false;
  for (const unread of events) {
    const event = Event.safeParse(unread).data;
    // Pings, and kinds that are yet to come.
    if (event === undefined) continue;
    if (event.type === 'message_start') {
      message = { ...event.message };
      usage = { ...event.message.usage };
    } else if (event.type === 'content_block_start') blocks.set(event.index, { ...event.content_block });
    else if (event.type === 'content_block_delta') {
      const block = blocks.get(event.index) ?? {};
      for (const part of ['text', 'thinking'] as const)
        if (event.delta[part] !== undefined)
          block[part] = `${(block[part] as string | undefined) ?? ''}${event.delta[part]}`;
    } else if (event.type === 'message_delta') {
      message = { ...message, ...event.delta };
      usage = { ...usage, ...event.usage };
    } else ended = true;
  }
  return ended ? { ...message, content: [...blocks.values()], usage } : null;
}
