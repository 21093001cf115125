import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandBraces, matchesName } from './patterns.ts';

type Name = string | { readonly choices: readonly Name[] } | { readonly parts: readonly Name[] };

const { name } = fc.letrec<{ name: Name }>((tie) => ({
  name: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('a', 'b', 'c', '*', '.'),
    fc.record({ choices: fc.array(tie('name'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ parts: fc.array(tie('name'), { minLength: 1, maxLength: 3 }) }),
  ),
}));

const written = (n: Name): string => {
  if (typeof n === 'string') return n;
  return 'choices' in n ? `{${n.choices.map(written).join(',')}}` : n.parts.map(written).join('');
};

const meant = (n: Name): string[] => {
  if (typeof n === 'string') return [n];
  if ('choices' in n) return n.choices.flatMap(meant);
  return n.parts.reduce<string[]>(
    (all, p) => all.flatMap((start) => meant(p).map((end) => start + end)),
    [''],
  );
};

describe('braces in patterns of names', () => {
  it('stand for each choice, in braces too', () => {
    expect(new Set(expandBraces('{a.{B,C},d}.{e,f}'))).toEqual(
      new Set(['a.B.e', 'a.B.f', 'a.C.e', 'a.C.f', 'd.e', 'd.f']),
    );
    expect(expandBraces('{a,}.b')).toEqual(['a.b', '.b']);
    expect(expandBraces('a.b')).toEqual(['a.b']);
  });

  it('mean what was nested, each once', () => {
    fc.assert(
      fc.property(name, (n) => {
        const expanded = expandBraces(written(n));
        expect(new Set(expanded)).toEqual(new Set(meant(n)));
        expect(new Set(expanded).size).toBe(expanded.length);
      }),
    );
  });

  it('match the names of inner choices', () => {
    const matches = (one: string) => matchesName([one], 'popen2.{popen{2,3,4},Popen{3,4}}');
    expect(['popen2.popen2', 'popen2.popen4', 'popen2.Popen3'].every(matches)).toBe(true);
    expect(['popen2.Popen2', 'popen2.popen', '3'].some(matches)).toBe(false);
  });
});
