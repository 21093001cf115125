import { PrerequisiteError, UsageError } from '../../core/errors.ts';
import type { ModelProvider } from '../model.ts';
import { findApiKey, scrubber } from '../secrets.ts';
import { OpenAiModel } from './openai-model.ts';

const defaultBaseUrl = 'https://api.openai.com/v1';

/** Any server that speaks OpenAI's protocol: OpenAI itself, vLLM, Ollama, llama.cpp and many more. */
export const openai = {
  name: 'openai',
  summary: 'NAME at any OpenAI-compatible server (--base-url)',
  async open(name, options) {
    const { baseUrl, user } = parseBaseUrl(options.baseUrl ?? defaultBaseUrl);
    const key = findApiKey();
    if (key === undefined && user === undefined && baseUrl === defaultBaseUrl)
      throw new PrerequisiteError('There is no key for the OpenAI API.', {
        hint: 'Set OPENAI_API_KEY in the environment or in .env, or name another server with --base-url.',
      });
    if (key !== undefined && !/^[\x21-\x7e]+$/.test(key))
      throw new UsageError('The key holds characters that a header cannot carry.', {
        hint: 'Check OPENAI_API_KEY or SALLM_API_KEY for blanks, line breaks and quotes.',
      });
    if (options.extraBody?.['stream'] === true)
      throw new UsageError('Answers are read whole: "stream" cannot be set as an extra field.');
    const basic = user && `Basic ${Buffer.from(user).toString('base64')}`;
    return new OpenAiModel({
      name,
      baseUrl,
      authorization: key === undefined ? basic : `Bearer ${key}`,
      scrub: scrubber([key, user, user?.slice(user.indexOf(':') + 1)]),
      extraBody: options.extraBody ?? {},
      options,
    });
  },
} as const satisfies ModelProvider;

/** The address without slash at the end, and the user part of it, which goes into a header and nowhere else. */
function parseBaseUrl(text: string): { baseUrl: string; user: string | undefined } {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol))
    throw new UsageError(`"${scrubber([])(text)}" is no address of a server.`, {
      hint: 'Give --base-url as in http://localhost:11434/v1',
    });
  const user = url.username === '' ? undefined : decodeURIComponent(`${url.username}:${url.password}`);
  if (url.search !== '' || url.hash !== '')
    throw new UsageError('The base URL must have no ? or # part.', {
      hint: 'Extra fields go into the body: extraBody.',
    });
  return { baseUrl: (url.origin + url.pathname).replace(/\/+$/, ''), user };
}
