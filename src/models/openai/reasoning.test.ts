import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitReasoning } from './reasoning.ts';

it.each([
  ['<think>a</think>b', 'b', 'a'],
  ['\n<thinking>a\nb</thinking>\n\n\tc', '\tc', 'a\nb'],
  ['<think>cut off', '', 'cut off'],
  ['a\n</think>\nb', 'b', 'a'],
  ['x = "</think>"', 'x = "</think>"', undefined],
  ['see <think>no</think>', 'see <think>no</think>', undefined],
])('%j', (content, text, reasoning) => {
  expect(splitReasoning(content)).toEqual({ text, reasoning });
});

it('leaves answers without tags alone', () => {
  fc.assert(
    fc.property(
      fc.string().filter((text) => !text.includes('think')),
      (text) => {
        expect(splitReasoning(text)).toEqual({ text, reasoning: undefined });
      },
    ),
  );
});
