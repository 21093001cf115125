import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { folderOf } from '../../../tests/support/folder.ts';
import type { Sample } from '../../core/sample.ts';
import { openAnalyzers } from '../index.ts';
import { CachedAnalyzer } from './cached-analyzer.ts';
import { keyOf, Store } from './store.ts';

describe('the store', () => {
  test('gives back what was put, over several processes that append at the same time', async () => {
    const folder = await folderOf({});
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.string({ unit: 'grapheme' })), async (texts) => {
        const [one, two] = [new Store(folder), new Store(folder)];
        const records = new Map(Object.entries(texts).map(([key, value]) => [keyOf(key), value]));
        const half = [...records].filter((_, i) => i % 2 === 0);
        one.get(keyOf('nothing'));
        two.putAll(new Map(half));
        one.putAll(records);
        for (const store of [one, two])
          for (const [key, value] of records) expect(store.get(key)).toBe(value);
        one.close();
        two.close();
      }),
    );
    expect(readdirSync(folder).length).toBeLessThanOrEqual(64);
  });

  test('a write that was cut off costs that record alone', async () => {
    const folder = await folderOf({});
    const store = new Store(folder);
    const [key, value] = [keyOf('a'), 'first'.repeat(100)];
    store.putAll(new Map([[key, value]]));
    const file = join(folder, readdirSync(folder)[0]!);
    const other = key.slice(0, 31) + (key.endsWith('0') ? '1' : '0');
    appendFileSync(file, `\n${other} eJwrLE`);
    const again = new Store(folder);
    expect(again.get(other)).toBeUndefined();
    expect(again.get(key)).toBe(value);
    again.putAll(new Map([[other, 'second']]));
    expect(again.get(other)).toBe('second');
    expect(store.get(other)).toBe('second');
    store.close();
    again.close();
  });
});

describe('a cached analyzer', () => {
  const sample = (id: string, code: string): Sample => ({ id, code, origin: {} });
  const seen = vi.fn<(ids: string[]) => void>();
  /** Real Ruff, and which samples reach it. */
  function open(): CachedAnalyzer {
    const [inner] = openAnalyzers(['ruff'], { cache: false });
    const analyze = inner!.analyze.bind(inner);
    inner!.analyze = (batch, options) => {
      seen(batch.map(({ id }) => id));
      return analyze(batch, options);
    };
    const analyzer = new CachedAnalyzer(inner!);
    onTestFinished(() => analyzer.close());
    return analyzer;
  }
  // The environments stay where they are, results go to a folder of the test's own.
  beforeEach(() => seen.mockClear());
  afterEach(() => vi.unstubAllEnvs());

  test('asks once for equal code, then never again, and says the same', async () => {
    const unique = `eval(x)  # ${Date.now()} ${Math.random()}\n`;
    const batch = [sample('a', unique), sample('b', unique), sample('c', `${unique}(`)];
    const first = await open().analyze(batch);
    expect(seen.mock.calls).toEqual([[['a', 'c']]]);
    expect([...first].map(([id, { status }]) => [id, status])).toEqual([
      ['a', 'ok'],
      ['b', 'ok'],
      ['c', 'unparsable'],
    ]);
    const second = await open().analyze([...batch, sample('d', unique)]);
    expect(seen).toHaveBeenCalledTimes(1);
    expect(second).toEqual(new Map([...first, ['d', first.get('a')]]));
  });

  test('keeps nothing that was not analyzed', async () => {
    // Ruff breaks on this depth; what it says then holds for this moment only.
    const deep = `${'-'.repeat(200_000)}1  # ${Math.random()}`;
    const analyzer = open();
    expect((await analyzer.analyze([sample('a', deep)])).get('a')?.status).toBe('crashed');
    await analyzer.analyze([sample('a', deep)]);
    expect(seen).toHaveBeenCalledTimes(2);
  });
});
