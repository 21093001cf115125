import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldOf, parseFold } from './fold.ts';

describe('parts', () => {
  test('go by the first 32 bits of the SHA-256 of the cluster', () => {
    // sha256("abc") begins with ba7816bf.
    expect(foldOf('abc', 5)).toBe(0xba7816bf % 5);
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 2, max: 50 }), (cluster, of) => {
        expect(foldOf(cluster, of)).toBeGreaterThanOrEqual(0);
        expect(foldOf(cluster, of)).toBeLessThan(of);
      }),
    );
  });

  test('are counted from 0', () => {
    expect(parseFold('--fold', '0/5')).toEqual({ index: 0, of: 5 });
    expect(parseFold('--fold', '4/5')).toEqual({ index: 4, of: 5 });
    for (const text of ['5/5', '1/1', '1', '-1/5', '1/5/2', 'a/b', ''])
      expect(() => parseFold('--fold', text)).toThrow(/--fold.* is not a part/);
  });
});
