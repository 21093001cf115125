import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askModel, chatPrompt, type Ask } from '../../../tests/support/ask-model.ts';
import {
  startOpenAiServer,
  streamed,
  type Answer,
  type OpenAiServer,
} from '../../../tests/support/openai-server.ts';
import { PrerequisiteError, UsageError } from '../../core/errors.ts';
import type { TokenCount } from '../meter.ts';

const key = 'sk-ant-test-0123456789';
let server: OpenAiServer | undefined;
beforeEach(() => {
  vi.stubEnv('ANTHROPIC_API_KEY', key);
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy']) vi.stubEnv(name, '');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server?.close();
  server = undefined;
});

const text = (content: string) => ({ type: 'text', text: content });
const message = (stop_reason: string, ...content: Record<string, unknown>[]): Answer => ({
  json: {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'claude-x',
    content,
    stop_reason,
    stop_sequence: null,
    usage: { input_tokens: 11, output_tokens: 5 },
  },
});
const failure = (
  status: number,
  type: string,
  said: string,
  more: { headers?: Record<string, string>; details?: unknown } = {},
): Answer => ({
  status,
  headers: more.headers ?? {},
  json: { type: 'error', error: { type, message: said, details: more.details }, request_id: 'req_1' },
});

/** What the model gives where the server answers so, one answer a request. */
async function asked(answers: Answer[], options: Ask = {}) {
  server = await startOpenAiServer(({ number }) => answers[number] ?? message('end_turn', text('later')));
  return askModel('anthropic/claude-x', { baseUrl: server.url, ...options });
}

it('speaks the Messages API: key and version in headers, the system prompt beside the messages', async () => {
  const [user] = chatPrompt.messages ?? [];
  const prompt = { ...chatPrompt, messages: [{ role: 'system' as const, content: 'be careful' }, user!] };
  const [got] = await asked([message('end_turn', text('a'))], {
    prompt,
    sampling: { topP: 0.9, seed: 3, stop: ['END', '\n'] },
  });
  expect(got).toMatchObject({ outcome: 'ok', raw: 'a', finishReason: 'end_turn' });
  expect(got?.usage).toEqual({ promptTokens: 11, completionTokens: 5 });
  expect(got?.notes).toEqual([
    'seed not sent: the API has none',
    'blank stop sequences not sent: the API takes none',
  ]);
  expect(server?.requests[0]).toMatchObject({
    path: '/v1/messages',
    headers: { 'x-api-key': key, 'anthropic-version': '2023-06-01' },
    body: {
      model: 'claude-x',
      max_tokens: 64,
      system: 'be careful',
      messages: [user],
      temperature: 0.2,
      top_p: 0.9,
      stop_sequences: ['END'],
    },
  });
  expect(server?.requests[0]?.headers.authorization).toBeUndefined();
  expect(server?.requests[0]?.body).not.toHaveProperty('seed');
});

it('asks once for each sample', async () => {
  const got = await asked([], { samples: [1, 4, 6] });
  expect(got.map(({ sample, notes }) => [sample, notes])).toEqual([
    [1, []],
    [4, []],
    [6, []],
  ]);
  expect(server?.requests).toHaveLength(3);
});

it.each([
  ['end_turn', [text('a')], { outcome: 'ok', raw: 'a' }],
  ['stop_sequence', [text('a')], { outcome: 'ok', raw: 'a' }],
  ['max_tokens', [text('def f(')], { outcome: 'truncated', raw: 'def f(' }],
  ['model_context_window_exceeded', [text('x')], { outcome: 'truncated' }],
  ['refusal', [], { outcome: 'refused', raw: '' }],
  ['end_turn', [], { outcome: 'empty' }],
  [
    'end_turn',
    [
      { type: 'thinking', thinking: 'hm', signature: 's' },
      { type: 'redacted_thinking', data: 'x' },
      text('a'),
      text('b'),
    ],
    { outcome: 'ok', raw: 'ab', reasoning: 'hm' },
  ],
])('%s %#', async (reason, content, expected) => {
  const [got] = await asked([message(reason, ...content)]);
  expect(got).toMatchObject({ ...expected, finishReason: reason });
});

describe('failures', () => {
  it('asks again when overloaded, and when a rate limit is over', async () => {
    const reset = new Date(Date.now() + 1000).toISOString();
    const [got] = await asked(
      [
        failure(529, 'overloaded_error', 'Overloaded', { headers: { 'retry-after': '0' } }),
        failure(429, 'rate_limit_error', 'slow', { headers: { 'retry-after': '0' } }),
        failure(429, 'rate_limit_error', 'slow', {
          headers: { 'anthropic-ratelimit-tokens-remaining': '0', 'anthropic-ratelimit-tokens-reset': reset },
        }),
      ],
      { retries: 3 },
    );
    expect(got).toMatchObject({ outcome: 'ok', raw: 'later' });
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(reset));
    expect(server?.requests).toHaveLength(4);
  });

  it.each([
    [401, 'authentication_error', 'invalid x-api-key', /ANTHROPIC_API_KEY/],
    [403, 'permission_error', 'no', /may not use/],
    [404, 'not_found_error', 'model: claude-x', /name/],
    [400, 'invalid_request_error', 'Your credit balance is too low to access the Anthropic API.', /credit/],
  ])('stops the run at %i %s', async (status, type, said, hint) => {
    const error = await asked([failure(status, type, `${said} ${key}`)], { retries: 2 }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(UsageError);
    expect((error as UsageError).hint).toMatch(hint);
    expect((error as UsageError).message).not.toContain(key);
    expect(server?.requests).toHaveLength(1);
  });

  it('a limit on spending is not waited for', async () => {
    const spent = failure(429, 'rate_limit_error', 'spent', {
      details: { error_code: 'enforced_spend_limit_reached' },
    });
    await expect(asked([spent], { retries: 2 })).rejects.toThrow(UsageError);
    expect(server?.requests).toHaveLength(1);
  });

  it('drops what a model no longer takes, and says so', async () => {
    const [got] = await asked([
      failure(400, 'invalid_request_error', '`temperature` is deprecated for this model.'),
    ]);
    expect(got).toMatchObject({ outcome: 'ok', notes: ['temperature not sent: the server rejects it'] });
  });

  it('keeps the temperature where both may not be given', async () => {
    const both = '`temperature` and `top_p` cannot both be specified for this model. Please use only one.';
    const [got] = await asked([failure(400, 'invalid_request_error', both)], { sampling: { topP: 0.5 } });
    expect(got?.notes).toEqual(['top_p not sent: the server rejects it']);
    expect(server?.requests[1]?.body).toMatchObject({ temperature: 0.2 });
  });

  it('refuses before anything is sent what the API has no words for', async () => {
    await expect(asked([], { sampling: { temperature: 1.2 } })).rejects.toThrow(/0 to 1/);
    expect(server?.requests).toHaveLength(0);
    await expect(askModel('anthropic/m', { mode: 'completion' })).rejects.toThrow(UsageError);
    vi.stubEnv('ANTHROPIC_API_KEY', '');
    await expect(askModel('anthropic/m')).rejects.toThrow(PrerequisiteError);
  });
});

describe('streams', () => {
  const start = {
    type: 'message_start',
    message: {
      type: 'message',
      model: 'claude-x',
      content: [],
      stop_reason: null,
      usage: { input_tokens: 11, output_tokens: 1 },
    },
  };
  const block = (index: number, kind: 'text' | 'thinking', ...parts: string[]) => [
    { type: 'content_block_start', index, content_block: { type: kind, [kind]: '' } },
    ...parts.map((part) => ({
      type: 'content_block_delta',
      index,
      delta: { type: `${kind}_delta`, [kind]: part },
    })),
    { type: 'content_block_stop', index },
  ];
  const end = [
    {
      type: 'message_delta',
      delta: { stop_reason: 'end_turn', stop_sequence: null },
      usage: { output_tokens: 9 },
    },
    { type: 'message_stop' },
  ];

  it('joins thinking and text', async () => {
    const stream = streamed(
      start,
      { type: 'ping' },
      ...block(0, 'thinking', 'h', 'm'),
      ...block(1, 'text', 'a', 'b'),
      ...end,
    );
    const [got] = await asked([stream], { extraBody: { stream: true } });
    expect(got).toMatchObject({
      outcome: 'ok',
      raw: 'ab',
      reasoning: 'hm',
      finishReason: 'end_turn',
      usage: { promptTokens: 11, completionTokens: 9 },
    });
  });

  it('an error within, or no end, is a failure', async () => {
    const error = { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } };
    const [got] = await asked([streamed(start, error), streamed(start, ...block(0, 'text', 'a'))], {
      retries: 2,
    });
    expect(got).toMatchObject({ outcome: 'ok', raw: 'later' });
    expect(server?.requests).toHaveLength(3);
  }, 60_000);
});

it('is metered: each request is announced and settled', async () => {
  const settled: unknown[] = [];
  const reserved: TokenCount[] = [];
  await asked([failure(529, 'overloaded_error', 'x', { headers: { 'retry-after': '0' } })], {
    retries: 1,
    meter: {
      reserve: async (atMost) => {
        reserved.push(atMost);
        return { settle: (ended) => settled.push(ended) };
      },
    },
  });
  expect(settled).toEqual([
    { promptTokens: 0, completionTokens: 0 },
    { promptTokens: 11, completionTokens: 5 },
  ]);
  expect(reserved.map(({ completionTokens }) => completionTokens)).toEqual([64, 64]);
});
