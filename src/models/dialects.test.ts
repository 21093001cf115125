import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askModel, type Ask } from '../../tests/support/ask-model.ts';
import {
  chat,
  startOpenAiServer,
  streamed,
  type Answer,
  type OpenAiServer,
  type SeenRequest,
} from '../../tests/support/openai-server.ts';
import { PrerequisiteError, UsageError } from '../core/errors.ts';
import type { Completion } from './model.ts';

// One local server that answers under each path as the service of that name is documented to.

const key = 'made-up-key-0123456789';
const problem = (status: number, error: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers,
  json: { error },
});
const contentOf = ({ body }: SeenRequest): string =>
  (body['messages'] as { content: string }[]).map(({ content }) => content).join();

/** https://learn.microsoft.com/azure/ai-foundry/openai/reference: dated versions, and v1. */
function azure(request: SeenRequest): Answer {
  const { path, headers } = request;
  if (headers['api-key'] !== key || headers.authorization !== undefined)
    return problem(401, { code: '401', message: 'Access denied due to invalid subscription key.' });
  const dated = /^\/openai\/deployments\/prod\/chat\/completions\?api-version=2024-10-21$/.test(path);
  if (!dated && path !== '/openai/v1/chat/completions')
    return problem(404, { code: '404', message: 'Resource not found' });
  if (contentOf(request).includes('filtered prompt'))
    return problem(400, {
      message: 'The response was filtered due to the prompt.',
      type: null,
      param: 'prompt',
      code: 'content_filter',
      status: 400,
      innererror: {
        code: 'ResponsibleAIPolicyViolation',
        content_filter_result: { jailbreak: { filtered: true, detected: true } },
      },
    });
  const filtered = contentOf(request).includes('filtered answer');
  return {
    json: {
      model: 'gpt-4o-2024-08-06',
      prompt_filter_results: [{ prompt_index: 0, content_filter_results: {} }],
      choices: [
        {
          index: 0,
          finish_reason: filtered ? 'content_filter' : 'stop',
          message: filtered ? { role: 'assistant' } : { role: 'assistant', content: 'x = 1' },
          content_filter_results: { violence: { filtered, severity: filtered ? 'high' : 'safe' } },
        },
      ],
      usage: { prompt_tokens: 9, completion_tokens: 3, total_tokens: 12 },
    },
  };
}

/** https://openrouter.ai/docs/api/reference/errors-and-debugging */
function openrouter(request: SeenRequest): Answer {
  if (request.headers.authorization !== `Bearer ${key}`)
    return problem(401, { code: 401, message: 'No auth credentials found' });
  const asked = contentOf(request);
  if (asked.includes('flagged'))
    return problem(403, {
      code: 403,
      message: 'Input flagged',
      metadata: { reasons: ['violence'], flagged_input: '...', provider_name: 'p', model_slug: 'm' },
    });
  if (asked.includes('no credit')) return problem(402, { code: 402, message: 'Insufficient credits' });
  if (asked.includes('error inside'))
    return { json: { error: { code: 502, message: 'Provider returned error', metadata: { raw: 'x' } } } };
  if (asked.includes('broken choice'))
    return {
      json: {
        choices: [
          { finish_reason: 'error', message: { content: 'def' }, error: { code: 502, message: 'upstream' } },
        ],
      },
    };
  return {
    json: {
      id: 'gen-1',
      provider: 'p',
      model: 'm',
      choices: [
        {
          index: 0,
          finish_reason: 'stop',
          native_finish_reason: 'STOP',
          message: { role: 'assistant', content: 'x', refusal: null, reasoning: 'hm' },
        },
      ],
      usage: { prompt_tokens: 4, completion_tokens: 2, cost: 0.00001 },
    },
  };
}

/** https://docs.litellm.ai/docs/exception_mapping */
function litellm(request: SeenRequest): Answer {
  if (request.headers['x-litellm-tags'] !== 'study') return problem(400, { message: 'no tags', code: '400' });
  if (contentOf(request).includes('against policy'))
    return problem(400, {
      message: 'litellm.ContentPolicyViolationError: AzureException - filtered',
      type: null,
      param: null,
      code: '400',
    });
  if ('seed' in request.body)
    return problem(400, {
      message:
        "litellm.UnsupportedParamsError: cohere does not support parameters: ['seed'], for model=command-r.",
      type: 'None',
      param: 'None',
      code: '400',
    });
  return chat('x');
}

/** GitHub Models: https://docs.github.com/en/rest/models/inference */
function github({ number, path, headers, body }: SeenRequest): Answer {
  if (path !== '/inference/chat/completions' || body['model'] !== 'openai/gpt-4.1')
    return problem(404, { code: 'unknown_model', message: `Unknown model: ${String(body['model'])}` });
  if (headers['x-github-api-version'] !== '2022-11-28') return problem(400, { message: 'version' });
  if (headers.authorization !== `Bearer ${key}`) return { status: 401, text: 'Unauthorized' };
  if (number === 0)
    return problem(
      429,
      { code: 'RateLimitReached', message: 'Rate limit of 15 per 60s exceeded for UserByModelByMinute.' },
      { 'retry-after': '0', 'x-ratelimit-type': 'UserByModelByMinute' },
    );
  return chat('x');
}

/** A server that answers in streams alone, as some gateways do. */
function streaming({ body }: SeenRequest): Answer {
  if (body['stream'] !== true)
    return problem(400, { message: 'This model only supports streaming, please set stream to true.' });
  if ('stream_options' in body) return problem(400, { message: "Unknown parameter: 'stream_options'." });
  const of = (index: number, delta: unknown, finish_reason: string | null = null) => ({
    model: 'm',
    choices: [{ index, delta, finish_reason }],
  });
  return streamed(
    of(0, { role: 'assistant', content: '' }),
    of(0, { reasoning_content: 'hm' }),
    of(1, { content: 'b' }),
    of(0, { content: 'a' }),
    of(1, {}, 'length'),
    of(0, { content: 'a' }),
    of(0, {}, 'stop'),
    { choices: [], usage: { prompt_tokens: 3, completion_tokens: 4 } },
    '[DONE]',
  );
}

const services: Record<string, (request: SeenRequest) => Answer> = {
  '/openai/': azure,
  '/api/v1/': openrouter,
  '/litellm/': litellm,
  '/inference/': github,
  '/streaming/': streaming,
};

let server: OpenAiServer;
let origin = '';
beforeEach(async () => {
  for (const name of [
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'http_proxy',
    'https_proxy',
    'SALLM_API_KEY',
    'OPENAI_API_KEY',
  ])
    vi.stubEnv(name, '');
  server = await startOpenAiServer((request) => {
    const service = Object.keys(services).find((path) => request.path.startsWith(path));
    return service === undefined ? problem(404, { message: 'nothing here' }) : services[service]!(request);
  });
  origin = new URL(server.url).origin;
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.close();
});

/** One answer to a prompt. */
async function told(id: string, content: string, options: Ask): Promise<Completion> {
  const prompt = {
    style: 'text',
    template: 'chat-text/1',
    mode: 'chat',
    messages: [{ role: 'user', content }],
  } as const;
  const [completion] = await askModel(id, {
    prompt: { ...prompt, messages: [...prompt.messages] },
    ...options,
  });
  return completion!;
}

describe('Azure OpenAI', () => {
  const dated = () => ({
    baseUrl: `${origin}/openai/deployments/prod?api-version=2024-10-21`,
    headers: { 'api-key': '${AZURE_OPENAI_API_KEY}' },
  });
  beforeEach(() => {
    vi.stubEnv('AZURE_OPENAI_API_KEY', key);
    vi.stubEnv('OPENAI_API_KEY', 'not-for-azure');
  });

  it('is reached by deployment and version, or by its v1 address, with a header of its own', async () => {
    expect(await told('openai/gpt-4o', 'write f', dated())).toMatchObject({
      outcome: 'ok',
      raw: 'x = 1',
      notes: ['served by gpt-4o-2024-08-06'],
    });
    const v1 = { ...dated(), baseUrl: `${origin}/openai/v1/` };
    expect(await told('openai/prod', 'write f', v1)).toMatchObject({ outcome: 'ok' });
  });

  it('what its filter holds back is refused: prompts by an error, answers by their finish reason', async () => {
    expect(await told('openai/gpt-4o', 'a filtered prompt', dated())).toMatchObject({
      ...{ outcome: 'refused', raw: '', finishReason: 'content_filter' },
      error: 'The response was filtered due to the prompt.',
    });
    expect(await told('openai/gpt-4o', 'a filtered answer', dated())).toMatchObject({ outcome: 'refused' });
  });

  it('a filtered prompt may be billed', async () => {
    const settled: unknown[] = [];
    const meter = { reserve: async () => ({ settle: (ended: unknown) => void settled.push(ended) }) };
    await told('openai/gpt-4o', 'a filtered prompt', { ...dated(), meter });
    expect(settled).toEqual(['unknown']);
  });

  it('a wrong key names the header, a wrong version the address', async () => {
    vi.stubEnv('AZURE_OPENAI_API_KEY', 'wrong');
    const error = await told('openai/gpt-4o', 'x', dated()).catch((thrown: unknown) => thrown);
    expect((error as UsageError).hint).toMatch(/header/);
    vi.stubEnv('AZURE_OPENAI_API_KEY', key);
    const none = { ...dated(), baseUrl: `${origin}/openai/deployments/prod` };
    await expect(told('openai/gpt-4o', 'x', none)).rejects.toThrow(/404/);
  });
});

describe('OpenRouter', () => {
  const settings = () => ({
    baseUrl: `${origin}/api/v1`,
    headers: { 'HTTP-Referer': 'https://example.org', 'X-Title': 'study' },
  });
  beforeEach(() => vi.stubEnv('OPENAI_API_KEY', key));

  it('answers with thinking apart, and takes names and titles in headers', async () => {
    expect(await told('openai/m', 'write f', settings())).toMatchObject({
      ...{ outcome: 'ok', raw: 'x', reasoning: 'hm' },
      usage: { promptTokens: 4, completionTokens: 2 },
    });
    expect(server.requests[0]?.headers).toMatchObject({
      'x-title': 'study',
      'http-referer': 'https://example.org',
    });
  });

  it('a flagged prompt is refused; a credit that is used up stops the run', async () => {
    expect(await told('openai/m', 'flagged', settings())).toMatchObject({ outcome: 'refused' });
    await expect(told('openai/m', 'no credit', settings())).rejects.toThrow(UsageError);
  });

  it('an error within a success is a failure, in the body as in a choice', async () => {
    expect(await told('openai/m', 'error inside', settings())).toMatchObject({
      outcome: 'infrastructure-error',
      error: 'HTTP 502: Provider returned error',
    });
    expect(await told('openai/m', 'broken choice', settings())).toMatchObject({
      ...{ outcome: 'infrastructure-error', raw: '', error: 'upstream' },
    });
  });
});

describe('LiteLLM', () => {
  const settings = () => ({ baseUrl: `${origin}/litellm`, headers: { 'x-litellm-tags': 'study' } });

  it('leaves out what the server behind it does not take', async () => {
    expect(await told('openai/m', 'x', { ...settings(), sampling: { seed: 1 } })).toMatchObject({
      outcome: 'ok',
      notes: ['seed not sent: the server rejects it'],
    });
  });

  it('names a refusal in its message', async () => {
    expect(await told('openai/m', 'against policy', settings())).toMatchObject({ outcome: 'refused' });
  });
});

it('GitHub Models takes the token of GitHub and says when to come back', async () => {
  vi.stubEnv('GITHUB_TOKEN', key);
  const options = { baseUrl: `${origin}/inference`, retries: 1 };
  expect(await told('github/openai/gpt-4.1', 'x', options)).toMatchObject({ outcome: 'ok' });
  await expect(told('github/gpt-4.1', 'x', options)).rejects.toThrow(/Unknown model/);
  await expect(told('github/m', 'x', { mode: 'completion' })).rejects.toThrow(UsageError);
  vi.stubEnv('GITHUB_TOKEN', '');
  await expect(told('github/m', 'x', {})).rejects.toThrow(PrerequisiteError);
});

it('streams where a server gives nothing else, and joins the choices', async () => {
  const got = await askModel('openai/m', { baseUrl: `${origin}/streaming`, samples: [0, 1] });
  expect(got).toMatchObject([
    { outcome: 'ok', raw: 'aa', reasoning: 'hm', usage: { promptTokens: 3, completionTokens: 2 } },
    { outcome: 'truncated', raw: 'b', usage: { promptTokens: 0, completionTokens: 2 } },
  ]);
  expect(server.requests).toHaveLength(3);
});

it('a stream without an end is a failure', async () => {
  services['/cut/'] = ({ number }) =>
    number === 0 ? chat('x') : streamed({ choices: [{ index: 0, delta: { content: 'half' } }] });
  const [, second] = await askModel('openai/m', {
    baseUrl: `${origin}/cut`,
    samples: [0, 1],
    concurrency: 1,
  });
  expect(second).toMatchObject({
    outcome: 'infrastructure-error',
    raw: '',
    error: 'the stream of the answer broke off',
  });
});
