import { describe, expect, test } from 'vitest';
import { profileOf } from '../config.ts';
import type { Label, Verdict } from './labels.ts';
import { decisionsOf, resultsOf } from './results.ts';
import type { ValidationSample } from './sample-file.ts';

const LETTERS: Record<string, Verdict> = { t: 'true-positive', f: 'false-positive', u: 'unsure' };

/** `counts`: rule -> [findings, drawn], all of one tool in one data set. */
function sampleOf(counts: Record<string, [findings: number, drawn: number]>): ValidationSample {
  const rules = Object.entries(counts);
  return {
    design: { confidence: 0.95, margin: 0.05, per: 'tool', seed: 1 },
    profile: 'everything',
    strata: rules.map(([rule, [findings, drawn]]) => ({
      ...{ set: 'data', tool: 'lint', rules: [{ rule, findings }], findings, drawn },
    })),
    findings: rules.flatMap(([rule, [, drawn]], stratum) =>
      Array.from({ length: drawn }, (_, i) => ({
        ...{ id: `${rule}${i}`, stratum, set: 'data', sample: String(i), tool: 'lint', rule, origin: '' },
        ...{ message: 'm', cwes: [], severity: 'low' as const, confidence: 'high' as const },
        range: { line: 1, column: 1, endLine: 1, endColumn: 2 },
        ...{ code: 'x', firstLine: 1 },
      })),
    ),
  };
}

/** A letter per finding in the order of the sample; a blank is no label. */
const labelsOf = (
  sample: ValidationSample,
  rater: string,
  letters: string,
  role: Label['role'] = 'rater',
): Label[] =>
  [...letters].flatMap((letter, i) =>
    letter === ' '
      ? []
      : [{ finding: sample.findings[i]!.id, rater, role, label: LETTERS[letter]!, comment: '', at: '' }],
  );

const everything = profileOf('everything');

describe('the results of a validation', () => {
  test("have Cohen's kappa as it is computed by hand", () => {
    const sample = sampleOf({ A: [10, 10] });
    const labels = [...labelsOf(sample, 'anna', 'ttttttffuu'), ...labelsOf(sample, 'ben', 'tttttfffut')];
    const { agreements, conflicts, decided } = resultsOf(sample, labels, everything);
    // 8 of 10 are equal; by chance 0.6 * 0.6 + 0.2 * 0.3 + 0.2 * 0.1 = 0.44: (0.8 - 0.44) / 0.56.
    expect(agreements).toHaveLength(1);
    expect(agreements[0]).toMatchObject({ a: 'anna', b: 'ben', n: 10, agreed: 0.8 });
    expect(agreements[0]!.table).toEqual([
      [5, 1, 0],
      [0, 2, 0],
      [1, 0, 1],
    ]);
    expect(agreements[0]!.kappa).toBeCloseTo(0.36 / 0.56, 12);
    // Neither unsure: 7 of 8 equal; by chance (6 * 5 + 2 * 3) / 64.
    expect(agreements[0]!.sure.kappa).toBeCloseTo((7 / 8 - 36 / 64) / (1 - 36 / 64), 12);
    expect([decided, conflicts]).toEqual([8, 2]);
  });

  test('take the adjudication, then what all raters say, and count open conflicts', () => {
    const sample = sampleOf({ A: [4, 4] });
    const labels = [
      ...labelsOf(sample, 'anna', 'ttt '),
      ...labelsOf(sample, 'ben', 'ftf '),
      ...labelsOf(sample, 'chris', 'f', 'adjudication'),
    ];
    expect(decisionsOf(sample, labels).map(({ verdict }) => verdict)).toEqual([
      'false-positive',
      'true-positive',
      'conflict',
      null,
    ]);
    expect(resultsOf(sample, labels, everything)).toMatchObject({ drawn: 4, decided: 2, conflicts: 1 });
  });

  test('weigh by stratum, leave unsure ones out, and validate a rule from 20 labels on', () => {
    const sample = sampleOf({ A: [900, 20], B: [100, 19] });
    const labels = labelsOf(sample, 'anna', `${'t'.repeat(15)}${'f'.repeat(5)}${'f'.repeat(17)}uu`);
    const { tools, sets, rules } = resultsOf(sample, labels, everything);
    expect(tools[0]!.precision.value).toBeCloseTo(0.9 * 0.75, 12);
    expect(tools[0]).toMatchObject({
      findings: 1000,
      covered: 1000,
      truePositives: 15,
      falsePositives: 22,
      unsure: 2,
    });
    expect(sets.map(({ set, precision }) => [set, precision.value])).toEqual([
      ['data', tools[0]!.precision.value],
    ]);
    expect(rules.map(({ rule, validated, precision }) => [rule, validated, precision.value])).toEqual([
      ['A', true, 0.75],
      ['B', false, null],
    ]);
  });

  test('speak of the messages that the profile counts alone', () => {
    const sample = sampleOf({ A: [900, 20], B: [100, 20] });
    const labels = labelsOf(sample, 'anna', `${'t'.repeat(20)}${'f'.repeat(20)}`);
    const { tools } = resultsOf(sample, labels, { counts: (_tool, rule) => rule === 'B' });
    expect(tools[0]).toMatchObject({ findings: 100, truePositives: 0, falsePositives: 20 });
    expect(tools[0]!.precision.value).toBe(0);
  });
});
