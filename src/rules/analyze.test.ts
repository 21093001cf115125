import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { hasRealData } from '../../tests/support/real-data.ts';
import { realSamples } from '../../tests/support/real-samples.ts';
import { analyzeText, loadEngine, ruleSet, rulesFingerprint, RuleSet } from './index.ts';

beforeAll(loadEngine);

const analyze = (code: string, more: { tolerant?: boolean; timeLimit?: number } = {}) =>
  analyzeText(code, { rules: ruleSet({ preview: true }), toolVersion: 'test', ...more });

describe('any text is answered', () => {
  const words = [
    ...[
      'def f(x, *a, **k):',
      'class C(B):',
      'return',
      'yield x',
      'if x:',
      'elif',
      'else:',
      'for x in y:',
      'while True:',
    ],
    ...[
      'try:',
      'except E as e:',
      'finally:',
      'with open(x) as f:',
      'lambda x: x',
      'import os',
      'from a import b as c',
    ],
    ...[
      'match x:',
      'case {"a": [b, *c]}:',
      'async',
      'await',
      'global x',
      'nonlocal y',
      'del x',
      'assert x',
      'raise',
    ],
    ...[
      'x',
      'self.x',
      'x[0]',
      'x["a"]',
      '=',
      '+=',
      ':=',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      ',',
      ':',
      '\n',
      '    ',
      '        ',
    ],
    ...[
      '"%s" % x',
      'f"{x!r:>{y}}"',
      '"""',
      "'",
      '#',
      '\\',
      '*',
      '**',
      '@d',
      'not in',
      'is',
      '==',
      '\t',
      '\r',
      '\0',
      '😀',
      'input()',
    ],
  ];
  const python = fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((parts) => parts.join(' '));
  test.each([
    ['Python in pieces', python],
    ['anything', fc.string({ unit: 'binary', maxLength: 200 })],
  ])('%s', (_name, texts) => {
    fc.assert(
      fc.property(texts, (code) => {
        expect(['ok', 'unparsable']).toContain(analyze(code).status);
        expect(analyze(code, { tolerant: true }).findings).toBeInstanceOf(Array);
      }),
      { numRuns: 600 },
    );
  });
});

describe.skipIf(!hasRealData)('real programs, changed (needs the shared data)', () => {
  test('with pieces left out, doubled, exchanged', async () => {
    const programs = (await realSamples()).map(({ code }) => code).filter(({ length }) => length < 6_000);
    const change = fc.record({
      program: fc.constantFrom(...programs),
      from: fc.nat(),
      size: fc.integer({ min: 1, max: 400 }),
      to: fc.nat(),
      how: fc.constantFrom('cut', 'copy', 'move'),
    });
    fc.assert(
      fc.property(change, ({ program, from, size, to, how }) => {
        const lines = program.split('\n');
        const at = from % lines.length;
        const piece = lines.slice(at, at + (size % 9) + 1);
        const rest = how === 'copy' ? [...lines] : lines.toSpliced(at, piece.length);
        if (how !== 'cut') rest.splice(to % (rest.length + 1), 0, ...piece);
        const code = rest.join('\n');
        const { status, findings } = analyze(code, { tolerant: true });
        expect(['ok', 'unparsable']).toContain(status);
        expect(analyze(code, { tolerant: true }).findings).toEqual(findings);
        // Broken in the middle of a line.
        expect(['ok', 'unparsable']).toContain(
          analyze(program.slice(0, from % program.length), { tolerant: true }).status,
        );
      }),
      { numRuns: 250 },
    );
  });

  test('lines that say nothing change no verdict', async () => {
    for (const { code } of (await realSamples()).slice(700, 860)) {
      const shown = (text: string): string[] =>
        analyze(text)
          .findings.map(({ rule }) => rule)
          .sort();
      expect(shown(`# a comment\n\n${code}\n\n# another\n`), code).toEqual(shown(code));
    }
  });
});

test('what a broken text still shows is found when asked for', () => {
  const code = 'import os\n\ndef f(x):\n    os.system("ls " + x)\n\ndef g(:\n';
  expect(analyze(code)).toMatchObject({
    status: 'unparsable',
    findings: [],
    detail: 'invalid syntax, line 6',
  });
  const rules = analyze(code, { tolerant: true }).findings.map(({ rule }) => rule);
  expect(rules).toContain('command-injection');
});

test('a time limit that has passed says so', () => {
  const code = `def f(a):\n${'    if a:\n        a = a + 1\n'.repeat(3_000)}`;
  expect(analyze(code, { timeLimit: 1 })).toMatchObject({ status: 'timeout', findings: [] });
});

test('rules in preview are left out unless asked for; the fingerprint is one of the files', () => {
  const [stable, all] = [ruleSet(), ruleSet({ preview: true })];
  expect(stable.rules.every(({ preview }) => !preview)).toBe(true);
  expect(all.rules.length).toBeGreaterThanOrEqual(stable.rules.length);
  expect(new RuleSet([]).rules).toEqual([]);
  expect(rulesFingerprint()).toMatch(/^[0-9a-f]{64}$/);
});
