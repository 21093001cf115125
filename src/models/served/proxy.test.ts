import { createServer, request as forward } from 'node:http';
import { connect } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { chat, listen, startOpenAiServer, stop } from '../../../tests/support/openai-server.ts';
import { Transport } from './transport.ts';

afterEach(() => vi.unstubAllEnvs());

/** A proxy that takes both ways of asking, and counts. */
async function startProxy() {
  let used = 0;
  const server = createServer((message, response) => {
    used++;
    const onward = forward(
      message.url ?? '',
      { method: message.method, headers: message.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      },
    );
    message.pipe(onward);
  });
  server.on('connect', (message, socket) => {
    used++;
    const [host, port] = (message.url ?? '').split(':');
    const onward = connect(Number(port), host, () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
    onward.pipe(socket).pipe(onward);
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  return { url: `http://127.0.0.1:${await listen(server)}`, used: () => used, close: () => stop(server) };
}

it.each([
  { noProxy: '', through: 1 },
  { noProxy: '127.0.0.1', through: 0 },
])('takes the proxy of the environment, unless NO_PROXY is "$noProxy"', async ({ noProxy, through }) => {
  const server = await startOpenAiServer(() => chat('a'));
  const proxy = await startProxy();
  for (const name of ['HTTP_PROXY', 'http_proxy']) vi.stubEnv(name, proxy.url);
  for (const name of ['NO_PROXY', 'no_proxy']) vi.stubEnv(name, noProxy);
  const transport = new Transport({
    connection: { baseUrl: server.url, query: '', headers: {}, scrub: (text) => text },
    timeoutSeconds: 10,
    retries: 0,
    assemble: () => null,
  });
  const reply = await transport.post('/chat/completions', {}, new AbortController().signal);
  await transport.close();
  await server.close();
  await proxy.close();
  expect(reply.kind).toBe('answer');
  expect(proxy.used()).toBe(through);
});
