import fc from 'fast-check';
import { expect, it } from 'vitest';
import { eventsOf } from './event-stream.ts';

it('gives back the payloads of any stream, whatever its line ends', () => {
  const newline = fc.constantFrom('\n', '\r\n', '\r');
  fc.assert(
    fc.property(fc.array(fc.jsonValue({ noUnicodeString: false })), newline, (payloads, end) => {
      const text = payloads
        .map((payload) => `: keep-alive${end}event: x${end}data: ${JSON.stringify(payload)}${end}${end}`)
        .join('');
      expect(JSON.stringify(eventsOf(`${text}data: [DONE]${end}${end}`))).toBe(JSON.stringify(payloads));
    }),
    { numRuns: 30 },
  );
});

it('joins the data lines of one event, and fails on what is no JSON', () => {
  expect(eventsOf('data: {"a":\ndata: 1}\n\n')).toEqual([{ a: 1 }]);
  expect(() => eventsOf('data: {"a"\n\n')).toThrow(SyntaxError);
});
