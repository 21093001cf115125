import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askModel, chatPrompt, plain, task, type Ask } from '../../../tests/support/ask-model.ts';
import {
  chat,
  gather,
  refused,
  startOpenAiServer,
  type OpenAiServer,
} from '../../../tests/support/openai-server.ts';
import { PrerequisiteError, UsageError } from '../../core/errors.ts';
import { openModel } from '../index.ts';
import type { Completion } from '../model.ts';

const key = 'sk-test-0123456789abcdef';
let folder: string;
let server: OpenAiServer | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sallm-openai-'));
  vi.stubEnv('OPENAI_API_KEY', key);
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy', 'SALLM_API_KEY'])
    vi.stubEnv(name, '');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
  await server?.close();
  server = undefined;
});

const ask = (options: Ask = {}): Promise<Completion[]> =>
  askModel('openai/m', { ...(server && { baseUrl: server.url }), ...options });
const one = async (options?: Ask): Promise<Completion> => (await ask(options))[0] as Completion;

describe('requests', () => {
  it('sends chat, completion and infill as they are, with the settings that are set', async () => {
    server = await startOpenAiServer(({ path }) =>
      path.endsWith('/chat/completions')
        ? chat('a')
        : { json: { choices: [{ text: ' b', finish_reason: 'stop' }] } },
    );
    const sampling = { topP: 0.9, seed: 3, stop: ['\ndef'] };
    const text = 'def f(:\n\t"""é"""\n';
    expect((await one({ sampling })).raw).toBe('a');
    expect(
      (await one({ sampling, prompt: { style: 'code', template: 'completion/1', mode: 'completion', text } }))
        .raw,
    ).toBe(' b');
    await one({
      sampling: { temperature: null },
      prompt: { style: 'code', template: 'infill/1', mode: 'infill', text, suffix: '\n#end' },
      extraBody: { top_k: 5 },
    });
    const settings = { model: 'm', max_tokens: 64, temperature: 0.2, top_p: 0.9, stop: ['\ndef'] };
    const seed = server.requests[0]?.body['seed'];
    expect(seed).toBeTypeOf('number');
    expect(server.requests.map(({ path, body }) => ({ path, body }))).toEqual([
      { path: '/v1/chat/completions', body: { ...settings, seed, messages: chatPrompt.messages } },
      { path: '/v1/completions', body: { ...settings, seed, prompt: text } },
      {
        path: '/v1/completions',
        body: { model: 'm', max_tokens: 64, prompt: text, suffix: '\n#end', top_k: 5 },
      },
    ]);
    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${key}`);
  });

  it('asks for n samples in one request and numbers them as wanted', async () => {
    server = await startOpenAiServer(() => chat('a', 'b', 'c'));
    const got = await ask({ samples: [2, 5, 7] });
    expect(server.requests.map(({ body }) => body['n'])).toEqual([3]);
    expect(
      got.map(({ sample, raw, usage }) => [sample, raw, usage.promptTokens, usage.completionTokens]),
    ).toEqual([
      [2, 'a', 7, 5],
      [5, 'b', 0, 5],
      [7, 'c', 0, 5],
    ]);
  });

  it('emulates n where the server gives one choice only, with a seed for each sample', async () => {
    server = await startOpenAiServer(({ number }) => chat(`answer ${number}`));
    const got = await ask({ samples: [0, 1, 2], sampling: { seed: 1 } });
    expect(new Set(got.map(({ raw }) => raw)).size).toBe(3);
    expect(got.map(({ sample }) => sample)).toEqual([0, 1, 2]);
    expect(new Set(server.requests.map(({ body }) => body['seed'])).size).toBe(3);
    expect(got[0]?.notes).toEqual(['n=3 gave 1: the rest was asked for again']);
  });

  it('emulates n where the server rejects it', async () => {
    server = await startOpenAiServer(({ body }) =>
      body['n'] === undefined ? chat('a') : refused(400, 'n must be 1 when using greedy sampling'),
    );
    const got = await ask({ samples: [0, 1, 2] });
    expect(got.map(({ outcome }) => outcome)).toEqual(['ok', 'ok', 'ok']);
    expect(server.requests.filter(({ body }) => 'n' in body)).toHaveLength(1);
  });

  it('drops a rejected parameter, notes it and remembers it', async () => {
    server = await startOpenAiServer(({ body }) => {
      if ('temperature' in body)
        return refused(400, "Unsupported value: 'temperature' does not support 0.2 with this model.", {
          param: 'temperature',
          code: 'unsupported_value',
        });
      if ('max_tokens' in body)
        return refused(
          400,
          "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
          {
            param: 'max_tokens',
          },
        );
      return body['n'] === 2 ? chat('a', 'b') : chat('c');
    });
    const model = await openModel('openai/m', { baseUrl: server.url, cacheDir: null });
    const first = await gather(
      model.generate({ task, prompt: chatPrompt, sampling: plain, samples: [0, 1] }),
    );
    const second = await gather(model.generate({ task, prompt: chatPrompt, sampling: plain, samples: [2] }));
    await model.close();
    const notes = ['max_tokens sent as max_completion_tokens', 'temperature not sent: the server rejects it'];
    expect([...first, ...second].map((completion) => completion.notes)).toEqual([notes, notes, notes]);
    expect(server.requests.map(({ body }) => Object.keys(body).sort().join())).toEqual([
      'max_tokens,messages,model,n,temperature',
      'max_tokens,messages,model,n',
      'max_completion_tokens,messages,model,n',
      'max_completion_tokens,messages,model',
    ]);
  });

  it('never drops the token limit because it is too high', async () => {
    server = await startOpenAiServer(() =>
      refused(400, 'max_tokens is too large: 64. This model gives at most 16.'),
    );
    expect(await one()).toMatchObject({
      outcome: 'infrastructure-error',
      error: expect.stringContaining('too large') as string,
    });
    expect(server.requests).toHaveLength(1);
  });

  it('keeps to its concurrency', async () => {
    server = await startOpenAiServer(async ({ number }) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return chat(`${number}`);
    });
    const got = await ask({ samples: Array.from({ length: 12 }, (_, i) => i), concurrency: 3 });
    expect(got).toHaveLength(12);
    expect(server.mostAtOnce).toBe(3);
  });
});

describe('outcomes', () => {
  const cases: [string, Record<string, unknown>, Partial<Completion>][] = [
    [
      'length',
      { finish_reason: 'length', message: { content: 'def f(' } },
      { outcome: 'truncated', raw: 'def f(' },
    ],
    [
      'content filter',
      { finish_reason: 'content_filter', message: { content: '' } },
      { outcome: 'refused', raw: '' },
    ],
    [
      'refusal',
      { finish_reason: 'stop', message: { content: null, refusal: 'No.' } },
      { outcome: 'refused', raw: 'No.' },
    ],
    ['no text', { finish_reason: 'stop', message: { content: ' \n' } }, { outcome: 'empty' }],
    ['null', { finish_reason: 'stop', message: { content: null } }, { outcome: 'empty', raw: '' }],
    [
      'broken off',
      { finish_reason: 'error', message: { content: 'x' } },
      { outcome: 'infrastructure-error', raw: '' },
    ],
    [
      'separated thinking',
      { finish_reason: 'stop', message: { content: 'x = 1', reasoning_content: 'hm' } },
      { outcome: 'ok', raw: 'x = 1', reasoning: 'hm' },
    ],
    [
      'thinking under another name',
      { finish_reason: 'length', message: { content: '', reasoning: 'hm' } },
      { outcome: 'truncated', raw: '', reasoning: 'hm' },
    ],
    [
      'inline thinking',
      { finish_reason: 'stop', message: { content: '<think>\nhm ```x```\n</think>\n\n    return 1' } },
      { outcome: 'ok', raw: '    return 1', reasoning: 'hm ```x```' },
    ],
    [
      'content in parts',
      {
        finish_reason: 'stop',
        message: {
          content: [
            { type: 'thinking', thinking: [{ text: 'hm' }] },
            { type: 'text', text: 'x' },
          ],
        },
      },
      { outcome: 'ok', raw: 'x', reasoning: 'hm' },
    ],
  ];
  it.each(cases)('%s', async (_name, choice, expected) => {
    server = await startOpenAiServer(() => ({ json: { model: 'm', choices: [{ index: 0, ...choice }] } }));
    const got = await one();
    expect(got).toMatchObject({ ...expected, finishReason: choice['finish_reason'] });
    expect(got.reasoning).toBe(expected.reasoning);
  });

  it('a prompt that a filter rejects by an error is refused', async () => {
    server = await startOpenAiServer(() => refused(400, 'filtered', { code: 'content_filter' }));
    expect(await one()).toMatchObject({ outcome: 'refused', raw: '', finishReason: 'content_filter' });
  });

  it('says when another model answered', async () => {
    server = await startOpenAiServer(() => ({
      json: { model: 'm-2', choices: [{ message: { content: 'x' } }] },
    }));
    expect((await one()).notes).toEqual(['served by m-2']);
  });
});

describe('failures', () => {
  it('retries what may pass: 429, 5xx, a cut connection, an error in a success', async () => {
    const answers = [
      refused(429, 'slow'),
      refused(503, 'busy'),
      'hang-up',
      { json: { error: { message: 'x', code: 502 } } },
    ] as const;
    server = await startOpenAiServer(({ number }) => answers[number] ?? chat('a'));
    expect(await one({ retries: 4 })).toMatchObject({ outcome: 'ok', raw: 'a' });
    expect(server.requests).toHaveLength(5);
  }, 60_000);

  it.each(['seconds', 'date'])('honours Retry-After in %s', async (form) => {
    // Opens when the server said; whoever comes before is turned away, and there is one retry only.
    let opens = Infinity;
    server = await startOpenAiServer(() => {
      if (Date.now() >= opens) return chat('a');
      const date = new Date(Date.now() + 2000).toUTCString();
      opens = form === 'date' ? Date.parse(date) : Date.now() + 1000;
      return { status: 429, headers: { 'retry-after': form === 'date' ? date : '1' }, text: 'later' };
    });
    expect(await one({ retries: 1 })).toMatchObject({ outcome: 'ok' });
    expect(server.requests).toHaveLength(2);
  });

  it('gives up with an outcome, never with text', async () => {
    server = await startOpenAiServer(() => refused(500, 'overloaded'));
    const got = await ask({ retries: 1, samples: [0, 1] });
    expect(got.map(({ outcome, raw, error }) => [outcome, raw, error])).toEqual([
      ['infrastructure-error', '', 'HTTP 500: overloaded'],
      ['infrastructure-error', '', 'HTTP 500: overloaded'],
    ]);
    expect(server.requests).toHaveLength(2);
  });

  it('a lost connection after a first answer is an outcome', async () => {
    server = await startOpenAiServer(({ number }) => (number === 0 ? chat('a') : 'hang-up'));
    expect((await ask({ samples: [0, 1], concurrency: 1 })).map(({ outcome }) => outcome)).toEqual([
      'ok',
      'infrastructure-error',
    ]);
  });

  it('a time-out is a failure', async () => {
    server = await startOpenAiServer(({ number }) => (number === 0 ? chat('a') : 'silence'));
    const [, second] = await ask({ samples: [0, 1], timeoutSeconds: 3 });
    expect(second).toMatchObject({ outcome: 'infrastructure-error', error: 'no answer within 3 s' });
  });

  it.each([
    [401, 'invalid_api_key'],
    [403, null],
    [404, 'model_not_found'],
    [429, 'insufficient_quota'],
  ])('stops the run at %i %s', async (status, code) => {
    server = await startOpenAiServer(() => refused(status, `wrong ${key}`, { code }));
    const failure = await ask({ samples: [0, 1], retries: 3 }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UsageError);
    expect((failure as UsageError).hint).toBeTruthy();
    expect((failure as UsageError).message).not.toContain(key);
    expect(server.requests).toHaveLength(1);
  });

  it('stops the run when there is no server', async () => {
    server = await startOpenAiServer(() => chat('a'));
    const { url } = server;
    await server.close();
    await expect(ask({ baseUrl: url })).rejects.toThrow(PrerequisiteError);
  });

  it('stops the run when the address answers with something else', async () => {
    server = await startOpenAiServer(() => ({ text: '<html>hello</html>' }));
    await expect(ask()).rejects.toThrow(/not JSON/);
  });

  it('an aborted signal ends it with its reason', async () => {
    const stop = new AbortController();
    server = await startOpenAiServer(() => {
      stop.abort(new Error('enough'));
      return 'silence';
    });
    await expect(ask({ signal: stop.signal, retries: 3, samples: [0, 1] })).rejects.toThrow('enough');
    expect(server.requests).toHaveLength(1);
  });

  it('refuses a bad address and a missing key before anything is sent', async () => {
    await expect(ask({ baseUrl: 'localhost:8000' })).rejects.toThrow(UsageError);
    vi.stubEnv('OPENAI_API_KEY', '');
    await expect(openModel('openai/m')).rejects.toThrow(/no key/);
  });
});

describe('cache and keys', () => {
  it('answers from the cache by content of the request, and never keeps a failure', async () => {
    server = await startOpenAiServer(({ number }) => (number === 0 ? refused(500, 'x') : chat(`a${number}`)));
    const again: Ask = { cacheDir: folder };
    expect((await one(again)).outcome).toBe('infrastructure-error');
    const fresh = await one(again);
    expect(fresh).toMatchObject({ raw: 'a1', cached: false });
    expect(await one(again)).toEqual({ ...fresh, cached: true, latencyMs: 0 });
    expect(await one({ ...again, samples: [1] })).toMatchObject({ raw: 'a2', cached: false });
    expect(await one({ ...again, sampling: { temperature: 0.3 } })).toMatchObject({ raw: 'a3' });
    expect(await one({ ...again, extraBody: { top_k: 1 } })).toMatchObject({ raw: 'a4' });
    expect(server.requests).toHaveLength(5);
  });

  it('a key is in the header and nowhere else', async () => {
    server = await startOpenAiServer(({ number }) =>
      number === 0
        ? chat('a')
        : refused(500, `key ${key} and ${encodeURIComponent(key)} failed; Bearer ${key}`),
    );
    const notes: string[] = [];
    const url = server.url.replace('//', '//user:pa%20ss-word@');
    const options = {
      baseUrl: url,
      cacheDir: folder,
      retries: 0,
      onNote: (note: string) => notes.push(note),
    };
    const model = await openModel('openai/m', options);
    const request = { task, prompt: chatPrompt, sampling: plain };
    const got = await gather(model.generate({ ...request, samples: [0] }));
    got.push(...(await gather(model.generate({ ...request, samples: [1] }))));
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    expect(files).toHaveLength(1);
    const everything = JSON.stringify([got, await model.describe(), notes, files]);
    await model.close();
    expect(got[1]?.error).toContain('[hidden]');
    for (const secret of [key, 'pa ss-word', 'pa%20ss-word']) expect(everything).not.toContain(secret);
  });
});
