import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Case, Detection, Side } from './case.ts';
import { combine } from './combine.ts';
import { foldOf } from './fold.ts';
import { finders, overlaps } from './matrix.ts';
import { Ratios } from './ratio.ts';
import { cast, VoteChoice, votesOf, voteText } from './vote.ts';

const detections = ['flagged', 'clear', 'unparsable', 'failed'] as const satisfies Detection[];
const names = ['a', 'b', 'c'];
const anyDetection = fc.constantFrom<Detection[]>(...detections);
const voicesOf = (...columns: (readonly Detection[])[]) =>
  new Map(columns.map((column, i) => [names[i]!, column]));

describe('votes', () => {
  test('of three analyzers: every set with every number', () => {
    expect(votesOf(names).map(voteText)).toEqual([
      ...['a', 'b', 'c'],
      ...['a or b', 'a and b', 'a or c', 'a and c', 'b or c', 'b and c'],
      ...['a or b or c', 'at least 2 of a, b, c', 'a and b and c'],
    ]);
  });

  test('say nothing where those that could not judge would decide', () => {
    const one = (...said: Detection[]) => voicesOf(...said.map((detection) => [detection]));
    const vote = (atLeast: number, ...said: Detection[]) =>
      cast({ analyzers: names.slice(0, said.length), atLeast }, one(...said))[0];
    expect(vote(1, 'flagged', 'failed')).toBe('flagged');
    expect(vote(1, 'clear', 'unparsable')).toBe('unparsable');
    expect(vote(1, 'failed', 'unparsable')).toBe('failed');
    expect(vote(2, 'clear', 'failed')).toBe('clear');
    expect(vote(2, 'flagged', 'failed', 'flagged')).toBe('flagged');
    expect(vote(2, 'flagged', 'unparsable', 'clear')).toBe('unparsable');
  });

  test('are what any way of judging the unjudged would make them, or open', () => {
    const known = (detection: Detection): Detection[] =>
      detection === 'flagged' || detection === 'clear' ? [detection] : ['flagged', 'clear'];
    fc.assert(
      fc.property(
        fc.tuple(anyDetection, anyDetection, anyDetection),
        fc.integer({ min: 1, max: 3 }),
        (said, atLeast) => {
          const outcomes = new Set(
            known(said[0]).flatMap((x) =>
              known(said[1]).flatMap((y) =>
                known(said[2]).map((z) =>
                  [x, y, z].filter((one) => one === 'flagged').length >= atLeast ? 'flagged' : 'clear',
                ),
              ),
            ),
          );
          const [given] = cast({ analyzers: names, atLeast }, voicesOf([said[0]], [said[1]], [said[2]]));
          if (outcomes.size === 1) expect(outcomes).toContain(given);
          else expect(['unparsable', 'failed']).toContain(given);
        },
      ),
    );
  });
});

/** `count` pairs in clusters of their own; detections insecure, secure, insecure, secure ... */
const pairsOf = (count: number): Case[] =>
  Array.from({ length: 2 * count }, (_, i) => ({
    id: String(i),
    code: '',
    side: (i % 2 === 0 ? 'insecure' : 'secure') satisfies Side,
    cwes: [89],
    group: `g${i >> 1}`,
    cluster: `g${i >> 1}`,
  }));
const repeat = (count: number, ...pattern: Detection[]): Detection[] =>
  Array.from({ length: count }, () => pattern).flat();

describe('the choice', () => {
  const F = 'flagged';
  const C = 'clear';

  test('takes the best by pairs, and the simplest of equals', () => {
    const cases = pairsOf(20);
    const voices = voicesOf(repeat(10, F, C, C, C), repeat(10, C, C, F, C), repeat(10, F, C, F, C));
    const best = new VoteChoice(cases, voices, 'pair-correct').best(() => 1);
    // c alone tells all 20 apart; so does "a or b".
    expect(best).toEqual({ vote: { analyzers: ['c'], atLeast: 1 }, score: 1 });
  });

  test('weighs finds against false alarms where there are no pairs', () => {
    const cases = pairsOf(10);
    // a finds all with 10 of 10 alarms, b half with none.
    const voices = voicesOf(repeat(10, F, F), repeat(5, F, C, C, C));
    const best = new VoteChoice(cases, voices, 'recall minus false alarms').best(() => 1);
    expect(best).toEqual({ vote: { analyzers: ['b'], atLeast: 1 }, score: 0.5 });
  });

  test('never looks at the part that it is measured on', () => {
    const cases = pairsOf(30);
    const options = { paired: true, folds: 5, ratios: new Ratios() };
    const anySaid = fc.array(anyDetection, { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(anySaid, anySaid, anySaid, fc.integer({ min: 0, max: 4 }), (a, b, other, heldOut) => {
        const isHeld = (i: number) => foldOf(cases[i]!.cluster, 5) === heldOut;
        const changed = a.map((detection, i) => (isHeld(i) ? other[i]! : detection));
        const choiceOf = (first: readonly Detection[]) =>
          combine(cases, voicesOf(first, b), options)!.choices.find((choice) => choice.heldOut === heldOut);
        expect(choiceOf(changed)).toEqual(choiceOf(a));
        const only = combine(cases, voicesOf(changed, b), { ...options, only: heldOut })!;
        expect([only.vote]).toEqual([choiceOf(a)!.vote]);
      }),
      { numRuns: 15 },
    );
  });

  test('is measured once on every case, over all held-out parts together', () => {
    const cases = pairsOf(30);
    const combined = combine(cases, voicesOf(repeat(30, F, C), repeat(30, C, C)), {
      paired: true,
      folds: 5,
      ratios: new Ratios(),
    })!;
    expect(combined.heldOut.insecure).toEqual({ flagged: 30, clear: 0, unparsable: 0, failed: 0 });
    expect(combined.heldOut.pairCorrect.value).toBe(1);
    expect(combined.confidence).toBe(1);
    expect(combined.choices).toHaveLength(5);
  });

  test('is not made without something to weigh finds against', () => {
    const cases = pairsOf(10).filter(({ side }) => side === 'insecure');
    const options = { paired: true, folds: 5, ratios: new Ratios() };
    expect(combine(cases, voicesOf(repeat(10, F), repeat(10, C)), options)).toBeNull();
    expect(combine(pairsOf(10), voicesOf(repeat(10, F, C)), options)).toBeNull();
  });
});

test('the matrices: by hand', () => {
  const cases = pairsOf(3);
  const found = [
    { name: 'a', detections: ['flagged', 'clear', 'flagged', 'flagged', 'clear', 'clear'] as const },
    { name: 'b', detections: ['flagged', 'clear', 'clear', 'clear', 'failed', 'clear'] as const },
  ];
  expect(overlaps(cases, found)).toEqual([
    { a: 'a', b: 'b', side: 'insecure', both: 1, onlyA: 1, onlyB: 0, none: 0, kappa: 0 },
    { a: 'a', b: 'b', side: 'secure', both: 0, onlyA: 1, onlyB: 0, none: 2, kappa: 0 },
  ]);
  expect(finders(cases, found)).toEqual([
    { analyzers: [], insecure: 1, secure: 2 },
    { analyzers: ['a'], insecure: 1, secure: 1 },
    { analyzers: ['a', 'b'], insecure: 1, secure: 0 },
  ]);
});
