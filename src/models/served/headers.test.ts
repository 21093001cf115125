import { expect, it, vi } from 'vitest';
import { startOpenAiServer, chat } from '../../../tests/support/openai-server.ts';
import { UsageError } from '../../core/errors.ts';
import { openModel } from '../index.ts';
import { expandHeaders } from './headers.ts';

const expand = (headers: Record<string, string>) =>
  expandHeaders(headers, (name) => (name === 'MY_KEY' ? 'value-of-my-key' : undefined));

it('puts in what the environment holds, and says what must not be seen', () => {
  expect(expand({ 'X-Api-Key': 'Token ${MY_KEY}', 'X-Team': 'red' })).toEqual({
    headers: { 'x-api-key': 'Token value-of-my-key', 'x-team': 'red' },
    secrets: ['value-of-my-key'],
  });
});

it.each([
  [{ Authorization: 'Bearer written-out' }],
  [{ 'x-goog-api-key': 'written-out' }],
  [{ Cookie: 'session=1' }],
  [{ 'x-team': '${UNSET}' }],
  [{ 'x team': 'a' }],
  [{ Host: 'elsewhere' }],
  [{ 'x-team': 'a\r\nx-other: b' }],
])('refuses %j, and never repeats a value', (headers) => {
  const error = (() => {
    try {
      return expand(headers);
    } catch (thrown) {
      return thrown;
    }
  })();
  expect(error).toBeInstanceOf(UsageError);
  expect((error as UsageError).message).not.toContain('written-out');
});

it('what is written down of a model has the name of the variable, not its value', async () => {
  vi.stubEnv('MY_KEY', 'value-of-my-key');
  const server = await startOpenAiServer(() => chat('x'));
  const model = await openModel('openai/m', {
    baseUrl: server.url,
    headers: { authorization: 'Token ${MY_KEY}' },
  });
  const described = JSON.stringify(await model.describe());
  await model.close();
  await server.close();
  vi.unstubAllEnvs();
  expect(described).toContain('${MY_KEY}');
  expect(described).not.toContain('value-of-my-key');
});
