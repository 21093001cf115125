import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { costOf } from './cost.ts';

describe('exponential', () => {
  test.each([
    '^(a+)+$',
    '(a*)*b',
    "^([a-z]+[ '-]?)+$",
    '^(?:[a-z0-9]+|[a-z0-9]+[ _-])+\\Z',
    '^(\\w|\\d)*$',
    '^((a|b)*|c+)*$',
    '(?P<x>\\d+)*x',
    '(x{0,}){2,}y',
  ])('%s', (pattern) => expect(costOf(pattern, 'match')).toBe('exponential'));

  test.each([
    '^[a-z]+( [a-z]+)*$',
    '^(a+b)+$',
    '(a++)+$',
    '(?>a+)+$',
    '(a+)+',
    '(\\d{1,3}\\.){3}\\d{1,3}$',
    '^(a|b)*$',
    '[*+]+$',
    '\\(a+\\)+$',
    '^(ab?)+$',
  ])('not %s', (pattern) => expect(costOf(pattern, 'match')).toBe('linear'));

  test('what nothing behind can fail is free unless the whole text must match', () => {
    expect(costOf('(a+)+', 'search')).toBe('linear');
    expect(costOf('(a+)+', 'fullmatch')).toBe('exponential');
  });
});

describe('quadratic', () => {
  test.each(['[ \\t]+$', '\\s+\\n?$|x', '[ \\t]+\\n', '^[ ]+|[ ]+\\Z', ' *,'])('%s', (pattern) => {
    const isKnown = pattern !== '\\s+\\n?$|x';
    expect(costOf(pattern, 'sub')).toBe(isKnown ? 'quadratic' : 'linear');
    expect(costOf(pattern, 'match')).toBe('linear');
  });

  test.each(['^\\s+$', '(?<! )[ ]+$', '\\s+', 'a+b+c', '\\n{3,}', 'x[ ]+$'])('not %s', (pattern) =>
    expect(costOf(pattern, 'sub')).toBe('linear'),
  );
});

test('any text is answered', () => {
  const sign = fc.constantFrom(...'ab.*+?|()[]{}^$\\\\-,19:=!<>P');
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 40 }), (signs) => {
      expect(['linear', 'quadratic', 'exponential']).toContain(costOf(signs.join(''), 'search'));
    }),
  );
});
