import { expect, it } from 'vitest';
import { billedTokens, mostTokensOf } from './meter.ts';

it('bounds a request by its bytes and by what the answer may take, for every sample', () => {
  const messages = [{ role: 'user', content: 'héllo' }];
  const { promptTokens, completionTokens } = mostTokensOf({ model: 'x', messages, max_tokens: 100, n: 3 });
  expect(completionTokens).toBe(300);
  expect(promptTokens).toBeGreaterThan(Buffer.byteLength(JSON.stringify(messages)));
  expect(mostTokensOf({ max_completion_tokens: 7 }).completionTokens).toBe(7);
  expect(mostTokensOf({}).completionTokens).toBeGreaterThan(1000);
});

it('reads the usage of both dialects and takes nothing for zero', () => {
  expect(billedTokens({ usage: { prompt_tokens: 3, completion_tokens: 4 } })).toEqual({
    promptTokens: 3,
    completionTokens: 4,
  });
  expect(billedTokens({ usage: { input_tokens: 5, output_tokens: 6 } })).toEqual({
    promptTokens: 5,
    completionTokens: 6,
  });
  for (const silent of [{}, { usage: null }, { usage: { prompt_tokens: 3 } }, null, 'text'])
    expect(billedTokens(silent)).toBe('unknown');
});
