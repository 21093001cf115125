import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type Answer, json, type LocalServer, serveLocally } from '../local-server.ts';
import { findByToken } from './guard.ts';
import { labellingPage, policyOf } from './page.ts';
import { type Session, Submission } from './session.ts';

const MOST_BYTES = 64 * 1024;

/** A server of labelling pages. */
export interface LabellingServer extends Pick<LocalServer, 'close'> {
  /** The page of a session. */
  urlOf(session: Session): string;
}

/**
 * Serves each session's page on loopback.
 * @param port 0 for any that is free
 * @throws UsageError when the port is taken
 */
export async function serveLabelling(
  sessions: readonly Session[],
  options: { port: number; onError: (message: string) => void },
): Promise<LabellingServer> {
  const { address, close } = await serveLocally((request, url) => answer(request, url, sessions), options);
  return { urlOf: ({ token }) => `http://${address}/?token=${token}`, close };
}

async function answer(request: IncomingMessage, url: URL, sessions: readonly Session[]): Promise<Answer> {
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
