import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderOf } from '../../tests/support/folder.ts';
import { readReliability } from '../analysis/reliability.ts';
import type { Evaluation } from './evaluation.ts';
import { recordReliability } from './record.ts';

const share = { value: 1 / 3, low: null, high: null };
const counts = (flagged: number, unparsable = 0) => ({ flagged, clear: 0, unparsable, failed: 0 });
const evaluation = (set: string, version: string | null, found: number): Evaluation => ({
  schema: 1,
  analyzers: [{ name: 'bandit', version, unavailable: version === null ? 'no Python' : null }],
  anyCwe: false,
  fold: null,
  withoutFold: null,
  sets: [
    {
      ...{ name: set, source: set, clusteredBy: 'row', clusters: 1, insecure: 1, secure: 1, paired: true },
      parts: [
        {
          name: 'all',
          rows: [null, 89].map((cwe) => ({
            ...{ analyzer: 'bandit', cwe, insecure: counts(found, 2), secure: counts(1) },
            ...{ pairs: { correct: 0, scored: 0, unscored: 0 }, recall: share, falseAlarms: share },
            ...{ pairCorrect: share, precision: share },
          })),
        },
      ],
      ...{ overlaps: [], finders: [], votes: [], combined: null, cases: [] },
    },
  ],
});

describe('recorded reliability', () => {
  test('replaces what it measured again, keeps the rest, and tells no row of a single CWE', async () => {
    const path = join(await folderOf({}), 'reliability.json');
    expect(readReliability(path).rows).toEqual([]);
    recordReliability(path, evaluation('two', '1', 5));
    recordReliability(path, evaluation('one', '1', 3));
    recordReliability(path, evaluation('two', '2', 7));
    const rows = readReliability(path).rows;
    expect(rows.map(({ set, version, insecure, unscored }) => [set, version, insecure, unscored])).toEqual([
      ['one', '1', 5, 2],
      ['two', '2', 9, 2],
    ]);
    expect(rows[0]!.recall).toEqual({ value: 0.333333, low: null, high: null });
  });

  test('has nothing of an analyzer that did not run', async () => {
    const path = join(await folderOf({}), 'reliability.json');
    recordReliability(path, evaluation('one', null, 0));
    expect(readReliability(path).rows).toEqual([]);
  });

  test('is no place for figures of a part, or of any CWE', async () => {
    const path = join(await folderOf({}), 'reliability.json');
    const whole = evaluation('one', '1', 3);
    for (const other of [
      { anyCwe: true },
      { fold: { index: 0, of: 5 } },
      { withoutFold: { index: 0, of: 5 } },
    ])
      expect(() => recordReliability(path, { ...whole, ...other })).toThrow(/Only figures of whole sets/);
  });
});
