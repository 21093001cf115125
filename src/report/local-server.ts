import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageOf, UsageError } from '../core/errors.ts';
import { refusalOf, safeHeaders } from './validate/guard.ts';

const LOOPBACK = '127.0.0.1';

/** What is sent back. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export const json = (status: number, value: unknown): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
});

/** A server for pages on this machine. */
export interface LocalServer {
  /** `127.0.0.1:PORT`. */
  address: string;
  /** Takes no more requests; those under way are answered. */
  close: () => Promise<void>;
}

/**
 * Serves on loopback. Requests that come from anything but the server's own pages are refused before `answer` sees them;
 * who asks is for `answer` to check.
 * @param port 0 for any that is free
 * @throws UsageError when the port is taken
 */
export async function serveLocally(
  answer: (request: IncomingMessage, url: URL) => Answer | Promise<Answer>,
  { port, onError }: { port: number; onError: (message: string) => void },
): Promise<LocalServer> {
  let address = '';
  const answerSafely = async (request: IncomingMessage): Promise<Answer> => {
    const refusal = refusalOf(request, address);
    if (refusal !== null) return json(403, { error: refusal });
    return answer(request, new URL(request.url ?? '/', `http://${address}`));
  };
  const server = createServer((request, response) => {
    answerSafely(request)
      .catch((error: unknown): Answer => {
        onError(messageOf(error));
        return json(500, { error: messageOf(error) });
      })
      .then(({ status, headers, body }) => {
        // The connection ends with the answer, so that closing the server waits for work, not for browsers.
        response.shouldKeepAlive = false;
        response.writeHead(status, { ...safeHeaders, ...headers }).end(body);
      }, onError);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE' || error.code === 'EACCES'
          ? new UsageError(`Port ${port} cannot be had: ${error.message}.`, {
              hint: 'Give another --port, or none.',
            })
          : error,
      ),
    );
    server.listen(port, LOOPBACK, resolve);
  });
  address = `${LOOPBACK}:${(server.address() as AddressInfo).port}`;
  return {
    address,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeIdleConnections();
      }),
  };
}
