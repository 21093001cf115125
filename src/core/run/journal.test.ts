import fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Journal } from './journal.ts';

const Row = z.object({ id: z.string(), text: z.string() });
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const open = (path: string) => Journal.open(path, Row, (row) => row.id);

describe('Journal', () => {
  it('cut at any byte loses at most the record in flight, and appending goes on cleanly', () => {
    let run = 0;
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { minLength: 1, maxLength: 8 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (texts, share) => {
          const path = join(folder, `${run++}.jsonl`);
          const journal = open(path);
          texts.forEach((text, i) => journal.append({ id: String(i), text }));
          journal.close();
          const bytes = readFileSync(path);
          const cut = Math.floor(share * bytes.length);
          const whole = bytes.subarray(0, cut).filter((byte) => byte === 10).length;
          truncateSync(path, cut);

          const again = open(path);
          expect([...again.values()].map((row) => row.text)).toEqual(
            texts.slice(0, whole).map((text) => JSON.parse(JSON.stringify(text)) as string),
          );
          again.append({ id: 'new', text: 'after' });
          again.close();
          const last = open(path);
          expect(last.size).toBe(whole + 1);
          last.close();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('reads records that are longer than its buffer', () => {
    const path = join(folder, 'long.jsonl');
    const journal = open(path);
    journal.append({ id: 'a', text: 'x'.repeat(3_000_000) });
    journal.append({ id: 'b', text: 'short' });
    journal.close();
    const again = open(path);
    expect(again.get('a')?.text.length).toBe(3_000_000);
    expect(again.get('b')?.text).toBe('short');
    again.close();
  });

  it('lets the later record of an id hold', () => {
    const journal = open(join(folder, 'twice.jsonl'));
    journal.appendAll([
      { id: 'a', text: '1' },
      { id: 'a', text: '2' },
    ]);
    expect([...journal.values()]).toEqual([{ id: 'a', text: '2' }]);
    journal.close();
  });

  it('names file and row of a complete line that is no record', () => {
    const path = join(folder, 'bad.jsonl');
    writeFileSync(path, '{"id":"a","text":"t"}\n{"id":1}\n');
    expect(() => open(path)).toThrow(/bad\.jsonl:2/);
  });
});
