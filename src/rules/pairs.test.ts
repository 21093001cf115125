import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { isDirect } from '../core/cwe/index.ts';
import { analyzeText, loadEngine, ruleSet } from './index.ts';

interface Pair {
  readonly id: string;
  readonly cwe: number;
  readonly insecure: string;
  readonly secure: string;
}

/**
 * Pairs of our own, each of the first four rounds written before the rules had seen it. `missed` are those whose weakness the rules do not see;
 * the figures of the first run, which say how the rules generalize, stand in docs/analyzers/reliability.md.
 */
const four = [22, 78, 79, 89];
const rounds = [
  { round: 1, pairs: 64, cwes: four, missed: [] },
  { round: 2, pairs: 40, cwes: four, missed: [] },
  // Folder and name are both given to the constructor: the rules take the choice for the caller's.
  { round: 3, pairs: 44, cwes: four, missed: ['22/session-file-lock'] },
  { round: 4, pairs: 28, cwes: four, missed: [] },
  // What fixes that maintainers published (audits/advisories) taught, in words of our own; not written unseen.
  { round: 5, pairs: 47, cwes: [22, 78, 79, 88, 89, 502, 601, 611, 1336], missed: [] },
  // What a look at how programs out of public repositories do these things showed to be missing; not written unseen.
  { round: 6, pairs: 25, cwes: four, missed: [] },
  // Handlers as people write them, to see what the rules get wrong; not written unseen.
  { round: 7, pairs: 131, cwes: four, missed: [] },
  // What pairs written without sight of the rules taught, in words of our own.
  { round: 8, pairs: 13, cwes: [22, 78, 79], missed: [] },
  // What changes between releases of packages taught (audits/releases), in words of our own.
  { round: 9, pairs: 22, cwes: four, missed: [] },
];

const readPairs = (round: number): Pair[] =>
  readFileSync(new URL(`pairs/round-${round}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Pair);

const isFlagged = (code: string, cwe: number): boolean =>
  analyzeText(code, { rules: ruleSet(), toolVersion: '' }).findings.some(({ cwes }) => isDirect(cwes, [cwe]));

beforeAll(loadEngine);

describe.each(rounds)('pairs of round $round', ({ round, pairs: count, cwes, missed }) => {
  const pairs = readPairs(round);

  test('each parses, of these weaknesses', () => {
    expect(pairs).toHaveLength(count);
    expect(new Set(pairs.map(({ cwe }) => cwe))).toEqual(new Set(cwes));
    for (const { insecure, secure } of pairs)
      for (const code of [insecure, secure])
        expect(analyzeText(code, { rules: ruleSet(), toolVersion: '' }).status).toBe('ok');
  });
  test('the insecure ones are found', () => {
    const silent = pairs.filter(({ insecure, cwe }) => !isFlagged(insecure, cwe)).map(({ id }) => id);
    expect(silent).toEqual(missed);
  });
  test('the secure ones raise no alarm', () => {
    expect(pairs.filter(({ secure, cwe }) => isFlagged(secure, cwe)).map(({ id }) => id)).toEqual([]);
  });
});
