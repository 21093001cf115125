import { expect, it } from 'vitest';
import { openaiDialect } from '../openai/dialect.ts';
import { Quirks } from './quirks.ts';

const sent = {
  model: 'm',
  prompt: 'p',
  suffix: 's',
  max_tokens: 9,
  temperature: 1,
  top_p: 1,
  seed: 1,
  stop: ['x'],
  n: 2,
};

/** What is no longer sent after the server said this. */
function droppedBy(message: string, param: string | null = null): string[] | false {
  const quirks = new Quirks(openaiDialect);
  if (!quirks.learn({ message, param }, sent)) return false;
  const { body } = quirks.apply(sent);
  return Object.keys(sent).filter((name) => !(name in body));
}

it.each([
  ['Unsupported parameter', 'seed', ['seed']],
  ['[{"type":"extra_forbidden","loc":["body","top_p"]}]', null, ['top_p']],
  ["property 'stop' is unsupported", null, ['stop']],
  ['n must be 1', null, ['n']],
  ['`temperature` must be strictly positive', null, ['temperature']],
  ['Extra inputs are not permitted', 'body.seed', ['seed']],
  ["'max_tokens' is not supported with this model. Use 'max_completion_tokens'", null, ['max_tokens']],
])('%s', (message, param, dropped) => {
  expect(droppedBy(message, param)).toEqual(dropped);
});

it.each([
  ['suffix is not currently supported', null],
  ['the context length is 4096 tokens, please stop and reduce the n umber of messages', null],
  ['Invalid value', 'messages'],
  ['max_tokens must be at most 8', null],
])('what cannot be left out is reported: %s', (message, param) => {
  expect(droppedBy(message, param)).toBe(false);
});

it('learns nothing twice, so that asking again comes to an end', () => {
  const quirks = new Quirks(openaiDialect);
  const rejection = { message: 'no', param: 'seed' };
  expect(quirks.learn(rejection, quirks.apply(sent).body)).toBe(true);
  expect(quirks.learn(rejection, quirks.apply(sent).body)).toBe(false);
});

it('streams where a server gives nothing else, and asks so only once', () => {
  const quirks = new Quirks(openaiDialect);
  const rejection = { message: 'This model only supports stream mode.', param: null };
  expect(quirks.learn(rejection, sent)).toBe(true);
  const { body } = quirks.apply(sent);
  expect(body).toMatchObject({ stream: true });
  expect(quirks.learn(rejection, body)).toBe(false);
});
