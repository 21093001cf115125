import fc from 'fast-check';
import { readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { folderOf } from '../../tests/support/folder.ts';
import type { Finding } from '../core/finding.ts';
import { clusterOf } from './cluster-of.ts';
import { parseStudy, type StudyRequest } from './config.ts';
import { Examples } from './examples.ts';
import { messageKey, parseMessageKey } from './record.ts';
import { LogWriter, readLog } from './record-log.ts';

const finding = (rule: string, line = 1): Finding => ({
  rule,
  message: 'm',
  kind: 'security',
  cwes: [78, 703],
  severity: 'low',
  confidence: 'high',
  range: { line, column: 1, endLine: line, endColumn: 2 },
  tool: 'lint',
  toolVersion: '1',
});

describe('the log of records', () => {
  test('cut at any byte keeps every whole record, and appending goes on cleanly', async () => {
    const folder = await folderOf({});
    const Row = z.object({ text: z.string() });
    let run = 0;
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { minLength: 1, maxLength: 6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (texts, share) => {
          const path = join(folder, `${run++}.jsonl`);
          const log = new LogWriter<{ text: string }>(path);
          for (const text of texts) log.append([{ text: text.toWellFormed() }]);
          log.close();
          const bytes = readFileSync(path);
          const cut = Math.floor(share * bytes.length);
          truncateSync(path, cut);
          const whole = bytes.subarray(0, cut).filter((byte) => byte === 10).length;
          const expected = texts.slice(0, whole).map((text) => ({ text: text.toWellFormed() }));
          expect([...readLog(path, Row)]).toEqual(expected);
          const again = new LogWriter<{ text: string }>(path);
          again.append([{ text: 'after' }]);
          again.close();
          expect([...readLog(path, Row)]).toEqual([...expected, { text: 'after' }]);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('names file and row of what is no record', async () => {
    const folder = await folderOf({ 'bad.jsonl': '{"text":"a"}\nnothing\n' });
    const read = () => [...readLog(join(folder, 'bad.jsonl'), z.object({ text: z.string() }))];
    expect(read).toThrow(/bad\.jsonl:2/);
  });
});

describe('examples', () => {
  test('are the same in any order and out of any parts, bounded, one per rule and sample', () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 5 }), { maxLength: 25 });
    fc.assert(
      fc.property(ids, fc.integer({ min: 0, max: 25 }), (some, at) => {
        const offer = (names: readonly string[], to = new Examples()) => {
          for (const id of names)
            to.offer({ id, code: 'a\nb\n', origin: {} }, [finding('A', 2), finding('A', 1), finding('B')]);
          return to;
        };
        const whole = offer(some).all;
        expect(whole).toHaveLength(2 * Math.min(3, some.length));
        expect(offer(some.toReversed()).all).toEqual(whole);
        const merged = new Examples();
        for (const part of [some.slice(at), some.slice(0, at)])
          for (const example of offer(part).all) merged.add(example);
        expect(merged.all).toEqual(whole);
      }),
    );
  });

  test('show the lines around the finding', () => {
    const code = Array.from({ length: 100 }, (_, i) => `line ${i + 1}`).join('\n');
    const [example] = new Examples().offer({ id: 'x', code, origin: { file: 'f', row: null } }, [
      finding('A', 50),
    ]);
    expect(example).toMatchObject({ firstLine: 38, line: 50, origin: 'file f' });
    expect(example!.code.split('\n')).toHaveLength(25);
    expect(example!.code.split('\n')[50 - 38]).toBe('line 50');
  });
});

test('a message key keeps rule, severity, confidence and CWEs', () => {
  const { rule, severity, confidence, cwes } = finding('B602');
  expect(parseMessageKey(messageKey(finding('B602')))).toEqual({ rule, severity, confidence, cwes });
  expect(parseMessageKey(messageKey({ ...finding('W1'), cwes: [] })).cwes).toEqual([]);
});

test('the cluster is what a pattern finds, else the repository, the task, the problem, the sample itself', () => {
  const sample = { id: 'talk_3', code: '', origin: { repo: 'a/b', task: 't' } };
  expect(clusterOf(sample, /^([^_]+)_/u)).toBe('talk');
  expect(clusterOf(sample, /nothing/u)).toBe('a/b');
  expect(clusterOf({ ...sample, origin: { task: 't', problem: 3 } })).toBe('t');
  expect(clusterOf({ ...sample, origin: { problem: 3 } })).toBe('3');
  expect(clusterOf({ ...sample, origin: {} })).toBe('talk_3');
});

describe('what a user writes', () => {
  const request: StudyRequest = {
    datasets: ['a=apps:x', 'b=y.jsonl'],
    outputs: ['o=samples:z'],
    trainedOn: ['o=a,b'],
    analyzers: ['bandit', 'bandit'],
    profile: 'everything',
    seed: 1,
    shard: '2/4',
    clusters: ['b=^(.)='],
  };
  test('becomes a configuration', () => {
    const config = parseStudy(request);
    expect(config.sets.map(({ name, role }) => [name, role])).toEqual([
      ['a', 'data'],
      ['b', 'data'],
      ['o', 'outputs'],
    ]);
    expect(config).toMatchObject({
      trainedOn: { o: ['a', 'b'] },
      analyzers: ['bandit'],
      shard: { part: 2, of: 4 },
      clusters: { b: '^(.)=' },
      sample: null,
    });
  });

  test.each([
    [{ datasets: [], outputs: [] }, /No data set/],
    [{ datasets: ['x.jsonl'] }, /has no name/],
    [{ outputs: ['a=z'] }, /Two data sets are called "a"/],
    [{ trainedOn: ['o=c'] }, /no data set "c"/],
    [{ trainedOn: ['o'] }, /--trained-on/],
    [{ profile: 'none' }, /no profile "none"/],
    [{ shard: '5/4' }, /--shard/],
    [{ shard: '0/4' }, /--shard/],
    [{ clusters: ['b=('] }, /--clusters/],
  ] satisfies [Partial<StudyRequest>, RegExp][])('%j is refused with a reason', (change, message) => {
    expect(() => parseStudy({ ...request, ...change })).toThrow(message);
  });
});
