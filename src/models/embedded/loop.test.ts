import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isLoop } from './loop.ts';

it('sees any piece that comes over and over at the end', () => {
  const unit = fc.string({ minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(fc.string(), unit, (before, piece) => {
      expect(isLoop(before + piece.repeat(Math.max(6, Math.ceil(300 / piece.length))))).toBe(true);
    }),
  );
});

it('leaves ordinary code alone', () => {
  const table = Array.from(
    { length: 60 },
    (_, i) => `    rows.append({"id": ${i}, "name": names[${i}]})\n`,
  ).join('');
  expect(isLoop(table)).toBe(false);
  expect(isLoop('    x += 1\n'.repeat(5))).toBe(false);
  expect(isLoop('#'.repeat(200))).toBe(false);
});
