import { expect, it } from 'vitest';
import { chatAnswerEnd } from './chat-answer-end.ts';

const block = '```python\nimport os\n\ndef f(x):\n    return x\n```\n';

it('ends after the block with the answer', () => {
  const before = 'First:\n\n```\npip install x\n```\n\nThen:\n';
  expect(chatAnswerEnd('f')(`${before}${block}This`)?.at).toBe(before.length + block.length);
});

it.each([
  ['an open block', block.slice(0, -4)],
  ['another function', block.replace('f(x)', 'g(x)')],
  ['the name alone', block.replace('def f', 'use f')],
  ['a shorter fence inside', `\`${block.slice(0, -4)}\`\`\`\n`],
  ['no block', 'def f(x):\n    return x\n'],
])('goes on at %s', (_name, text) => {
  expect(chatAnswerEnd('f')(text)).toBeNull();
});

it('goes on when it is not known what was asked for', () => {
  expect(chatAnswerEnd(null)(block)).toBeNull();
});
