import { setTimeout as sleep } from 'node:timers/promises';
import { startOpenAiServer } from './openai-server.ts';

/** The body of a chat request, as far as the tests look at it. */
export interface ChatRequest {
  model: string;
  messages: { role: string; content: string }[];
  n?: number;
  temperature?: number;
}

/**
 * A local chat server for whole runs. `answer` writes the text of one choice; every request that arrived is in
 * `requests`, also when its client went away.
 */
export async function startModelServer(
  answer: (request: ChatRequest, choice: number) => string,
  {
    delayMs = 0,
    usage = { prompt_tokens: 1, completion_tokens: 1 },
    seen,
  }: {
    delayMs?: number;
    /** What each request is said to have taken. */
    usage?: { prompt_tokens: number; completion_tokens: number };
    /** Called when a request has arrived. */
    seen?: () => void;
  } = {},
) {
  const requests: ChatRequest[] = [];
  const server = await startOpenAiServer(async ({ body }) => {
    const request = body as unknown as ChatRequest;
    requests.push(request);
    seen?.();
    await sleep(delayMs);
    const choices = Array.from({ length: request.n ?? 1 }, (_, index) => ({
      index,
      finish_reason: 'stop',
      message: { role: 'assistant', content: answer(request, index) },
    }));
    return { json: { model: request.model, choices, usage } };
  });
  return { baseUrl: server.url, requests, close: server.close };
}
