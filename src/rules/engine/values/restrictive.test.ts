import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRestrictive, leadsUp } from './restrictive.ts';

describe('what a pattern lets through', () => {
  test.each([
    ['^[a-z0-9_]+$', 'match', true],
    ['[a-z]+', 'fullmatch', true],
    ['[a-z]+', 'match', false],
    ['^.+$', 'match', false],
    ['^[^/]+$', 'match', false],
  ])('%s by %s is restrictive: %s', (pattern, how, expected) => {
    expect(isRestrictive(pattern, how)).toBe(expected);
  });

  test.each([
    [String.raw`^[\w./-]+$`, true],
    [String.raw`^[a-zA-Z0-9_.\-/]+$`, true],
    ['[+-9]+', true],
    [String.raw`^\w+(/[\w-]+)*\.txt$`, false],
    [String.raw`^[\w.-]+$`, false],
    [String.raw`^(?!.*\.\.)[\w./-]+$`, false],
  ])('%s lets `../` through: %s', (pattern, expected) => {
    expect(leadsUp(pattern)).toBe(expected);
  });

  test('a class has dot and separator as the language itself reads it', () => {
    const character = fc.constantFrom(...'abz059._/\\-^+~ ');
    fc.assert(
      fc.property(fc.array(character, { minLength: 1, maxLength: 6 }), (characters) => {
        const members = characters.map((each) => each.replace(/[\\^\-\]]/, '\\$&')).join('');
        const one = new RegExp(`^[${members}]$`);
        expect(leadsUp(`[${members}]`)).toBe(one.test('.') && one.test('/'));
      }),
    );
  });

  test('a range has what lies between its ends', () => {
    const end = fc.constantFrom(...'!#%+,.:<AZaz~');
    fc.assert(
      fc.property(end, end, (a, b) => {
        const [low, high] = a <= b ? [a, b] : [b, a];
        const one = new RegExp(`^[${low}-${high}]$`);
        expect(leadsUp(`[${low}-${high}]`)).toBe(one.test('.') && one.test('/'));
      }),
    );
  });
});
