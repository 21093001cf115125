import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the server got it. */
export interface SeenRequest {
  /** 0 for the first. */
  number: number;
  path: string;
  headers: IncomingHttpHeaders;
  body: Record<string, unknown>;
}

export type Answer =
  | { status?: number; headers?: Record<string, string>; json?: unknown; text?: string }
  /** Cuts the connection. */
  | 'hang-up'
  /** Never answers. */
  | 'silence';

/** A model server on loopback for tests: answers as told and keeps what it was asked. */
export interface OpenAiServer {
  /** Base URL, ending in /v1. */
  url: string;
  requests: SeenRequest[];
  /** Most requests that were under way at once. */
  readonly mostAtOnce: number;
  close: () => Promise<void>;
}

export async function startOpenAiServer(
  answer: (request: SeenRequest) => Answer | Promise<Answer>,
): Promise<OpenAiServer> {
  const requests: SeenRequest[] = [];
  let atOnce = 0;
  let mostAtOnce = 0;
  const server = createServer((message, response) => {
    mostAtOnce = Math.max(mostAtOnce, ++atOnce);
    response.on('close', () => atOnce--);
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>;
      const request = { number: requests.length, path: message.url ?? '', headers: message.headers, body };
      requests.push(request);
      void Promise.resolve(answer(request)).then((given) => {
        if (given === 'silence') return;
        if (given === 'hang-up') return void message.socket.destroy();
        response.writeHead(given.status ?? 200, { 'content-type': 'application/json', ...given.headers });
        response.end(given.text ?? JSON.stringify(given.json));
      });
    });
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    get mostAtOnce() {
      return mostAtOnce;
    },
    close: () => stop(server),
  };
}

/** Starts on a free port of loopback. */
export const listen = (server: Server): Promise<number> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );

export const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** A chat response with these texts as choices. */
export const chat = (...contents: (string | Record<string, unknown>)[]): Answer => ({
  json: {
    id: 'x',
    choices: contents.map((content, index) => ({
      index,
      finish_reason: 'stop',
      message: typeof content === 'string' ? { role: 'assistant', content } : content,
    })),
    usage: { prompt_tokens: 7, completion_tokens: 5 * contents.length },
  },
});

export const refused = (status: number, message: string, more: Record<string, unknown> = {}): Answer => ({
  status,
  json: { error: { message, type: 'invalid_request_error', ...more } },
});

/** A streamed answer: the events' payloads, each an object or ready text. */
export const streamed = (...payloads: unknown[]): Answer => ({
  headers: { 'content-type': 'text/event-stream; charset=utf-8' },
  text: payloads
    .map((payload) => `data: ${typeof payload === 'string' ? payload : JSON.stringify(payload)}\n\n`)
    .join(''),
});

/** All that a stream gives. */
export async function gather<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of stream) all.push(item);
  return all;
}
