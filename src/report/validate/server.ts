import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageOf, UsageError } from '../../core/errors.ts';
import { findByToken, refusalOf, safeHeaders } from './guard.ts';
import { labellingPage, policyOf } from './page.ts';
import { type Session, Submission } from './session.ts';

const LOOPBACK = '127.0.0.1';
const MOST_BYTES = 64 * 1024;

/** A server of labelling pages. */
export interface LabellingServer {
  /** The page of a session. */
  urlOf(session: Session): string;
  /** Takes no more requests; those under way are answered. */
  close(): Promise<void>;
}

/**
 * Serves each session's page on loopback.
 * @param port 0 for any that is free
 * @throws UsageError when the port is taken
 */
export async function serveLabelling(
  sessions: readonly Session[],
  { port, onError }: { port: number; onError: (message: string) => void },
): Promise<LabellingServer> {
  let address = '';
  const server = createServer((request, response) => {
    answer(request, sessions, address)
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
    urlOf: ({ token }) => `http://${address}/?token=${token}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeIdleConnections();
      }),
  };
}

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const json = (status: number, value: unknown): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
});

async function answer(
  request: IncomingMessage,
  sessions: readonly Session[],
  address: string,
): Promise<Answer> {
  const refusal = refusalOf(request, address);
  if (refusal !== null) return json(403, { error: refusal });
  const url = new URL(request.url ?? '/', `http://${address}`);
  const isPage = url.pathname === '/';
  const header = request.headers['x-sallm-token'];
  const token = isPage
    ? (url.searchParams.get('token') ?? undefined)
    : typeof header === 'string'
      ? header
      : undefined;
  const session = findByToken(sessions, token);
  if (!session)
    return json(403, { error: 'The token is missing or wrong. Open the address that sallm printed.' });
  const [, api, resource, id] = url.pathname.split('/');
  if (request.method === 'GET' && isPage) {
    const nonce = randomBytes(16).toString('base64url');
    return {
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policyOf(nonce) },
      body: labellingPage(nonce),
    };
  }
  if (api === 'api' && request.method === 'GET' && resource === 'state')
    return json(200, { rater: session.rater, role: session.role, items: session.items() });
  if (api === 'api' && request.method === 'GET' && resource === 'findings') {
    const found = session.finding(id ?? '');
    return found ? json(200, found) : json(404, { error: 'There is no such finding.' });
  }
  if (api === 'api' && request.method === 'POST' && resource === 'labels') return submit(request, session);
  return json(404, { error: 'There is nothing here.' });
}

async function submit(request: IncomingMessage, session: Session): Promise<Answer> {
  if (!/^application\/json(;|$)/.test(request.headers['content-type'] ?? ''))
    return json(415, { error: 'A label is JSON.' });
  const body = await bodyOf(request);
  if (body === null) return json(413, { error: 'That is too long for a label.' });
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    value = undefined;
  }
  const submission = Submission.safeParse(value);
  if (!submission.success) return json(400, { error: 'That is no label.' });
  const known = await session.submit(submission.data);
  return known ? json(200, { saved: true }) : json(404, { error: 'There is no such finding.' });
}

/** `null` when it is too long. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
