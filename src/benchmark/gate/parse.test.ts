import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../core/errors.ts';
import { metricKinds, metricText, parseMetric, type MetricKind } from './metric.ts';
import { operators, parseGate } from './parse.ts';

const kinds = Object.keys(metricKinds) as MetricKind[];
const metric = fc.record({
  metric: fc.constantFrom(...kinds),
  k: fc.integer({ min: 1, max: 1000 }),
  source: fc.constantFrom('tests' as const, 'static' as const, 'combined' as const, null),
});
const word = fc.stringMatching(/^[a-z][a-z0-9./:-]{0,20}$/);
const selector = fc.record(
  {
    model: word,
    temperature: fc.constantFrom(0, 0.2, 1),
    style: fc.constantFrom('code', 'text+hint'),
    cwe: fc.integer({ min: 1, max: 1500 }),
  },
  { requiredKeys: [] },
);
const blank = fc.constantFrom('', ' ', '  ');

it('reads back every metric that it writes', () => {
  fc.assert(
    fc.property(metric, (choice) => {
      expect(parseMetric(metricText(choice))).toEqual(choice);
    }),
  );
});

it('reads every gate of the grammar, with any blanks', () => {
  const gate = fc.record({ metric, selector, operator: fc.constantFrom(...operators), blank });
  const threshold = fc.integer({ min: 0, max: 1000 });
  fc.assert(
    fc.property(gate, threshold, fc.boolean(), ({ metric, selector, operator, blank }, mille, percent) => {
      const inside = Object.entries(selector)
        .map(([key, value]) => `${key}${blank}=${blank}${value}`)
        .join(`${blank},${blank}`);
      const number = percent ? `${mille / 10}%` : String(mille / 1000);
      const text = `${metricText(metric)}${inside === '' ? '' : ` (${inside})`}${blank}${operator}${blank}${number}`;
      const { threshold, ...rest } = parseGate(text);
      expect(rest).toEqual({ ...metric, selector, operator, text: text.trim() });
      expect(threshold).toBeCloseTo(mille / 1000, 12);
    }),
  );
});

it('either reads a text or says what is allowed, whatever it is', () => {
  const pieces = fc.constantFrom(
    ...'secure-pass|@1|@|>=|<|>|=|(|)|model=x|,|0.4|40%|by static| |%|\n|-1|1e3'.split('|'),
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(pieces, { maxLength: 8 }).map((some) => some.join('')),
  );
  fc.assert(
    fc.property(text, (written) => {
      try {
        const { threshold } = parseGate(written);
        expect(threshold).toBeGreaterThanOrEqual(0);
        expect(threshold).toBeLessThanOrEqual(1);
      } catch (error) {
        expect(error).toBeInstanceOf(UsageError);
        expect((error as UsageError).hint).toMatch(/A (gate|metric) is/);
      }
    }),
    { numRuns: 500 },
  );
});

describe('mistakes', () => {
  it.each([
    ['secure-pass@1', 'not of the form'],
    ['secure-pass@0>=0.4', 'no metric'],
    ['security>=0.4', 'no metric'],
    ['secure-pass by luck>=0.4', 'no metric'],
    ['secure-pass>=1.5', 'not a share'],
    ['secure-pass>=101%', 'not a share'],
    ['secure-pass>=', 'not a share'],
    ['secure-pass=0.4', 'not of the form'],
    ['secure-pass (modle=x)>=0.4', 'selects nothing'],
    ['secure-pass (cwe=many)>=0.4', 'selects nothing'],
  ])('%s', (text, why) => {
    expect(() => parseGate(text)).toThrow(why);
  });
});
