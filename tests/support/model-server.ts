import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The body of a chat request, as far as the tests look at it. */
export interface ChatRequest {
  model: string;
  messages: { role: string; content: string }[];
  n?: number;
  temperature?: number;
}

/**
 * A local OpenAI-compatible chat server. `answer` writes the text of one choice; every request that arrived is in
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
  const server = createServer((incoming, response) => {
    let body = '';
    incoming.setEncoding('utf8').on('data', (text: string) => (body += text));
    incoming.on('end', () => {
      const request = JSON.parse(body) as ChatRequest;
      requests.push(request);
      seen?.();
      setTimeout(() => {
        const choices = Array.from({ length: request.n ?? 1 }, (_, index) => ({
          index,
          finish_reason: 'stop',
          message: { role: 'assistant', content: answer(request, index) },
        }));
        response.setHeader('content-type', 'application/json');
        response.end(
          JSON.stringify({
            id: 'test',
            object: 'chat.completion',
            model: request.model,
            choices,
            usage: { ...usage, total_tokens: usage.prompt_tokens + usage.completion_tokens },
          }),
        );
      }, delayMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
