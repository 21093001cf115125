import fc from 'fast-check';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../../tests/support/folder.ts';
import { readBytes } from './bytes.ts';
import type { ReadProblem } from './problem.ts';
import { ZstdFrames } from './zstd-frames.ts';

const skippable = (content: Buffer) => {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(0x184d2a53, 0);
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content]);
};

async function read(bytes: Buffer) {
  const path = join(await folderOf({ 'data.zst': bytes }), 'data.zst');
  const problems: ReadProblem[] = [];
  const chunks: Buffer[] = [];
  for await (const chunk of readBytes(path, (problem) => problems.push(problem))) chunks.push(chunk);
  return { text: Buffer.concat(chunks).toString(), problems };
}

describe('ZstdFrames', () => {
  it('cuts any frames at their ends, however the data arrives', () => {
    const frame = fc.oneof(
      // Long enough for several blocks, repetitive enough for the short form of a block.
      fc.record({ unit: fc.uint8Array({ maxLength: 40 }), times: fc.nat(9000) }).map(({ unit, times }) =>
        zstdCompressSync(Buffer.concat(Array.from({ length: times }, () => unit)), {
          params: { 201: times % 2 },
        }),
      ),
      fc.uint8Array({ maxLength: 50 }).map((bytes) => skippable(Buffer.from(bytes))),
    );
    const steps = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1 });
    fc.assert(
      fc.property(fc.array(frame, { minLength: 1, maxLength: 5 }), steps, (frames, sizes) => {
        const data = Buffer.concat(frames);
        const splitter = new ZstdFrames();
        const found: Buffer[] = [];
        const open: Buffer[] = [];
        for (let at = 0, i = 0; at < data.length; at += sizes[i++ % sizes.length]!)
          for (const { bytes, last } of splitter.split(data.subarray(at, at + sizes[i % sizes.length]!))) {
            open.push(bytes);
            if (last) found.push(Buffer.concat(open.splice(0)));
          }
        expect(open).toEqual([]);
        expect(found.map((bytes) => bytes.toString('hex'))).toEqual(
          frames.map((bytes) => bytes.toString('hex')),
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe('readBytes of Zstandard', () => {
  const [one, two] = [zstdCompressSync('one\n'), zstdCompressSync('two\n'.repeat(50_000))];

  it('reads every frame, where the decoder alone would stop after the first', async () => {
    const { text, problems } = await read(Buffer.concat([one, skippable(Buffer.from('index')), two, one]));
    expect(text).toBe(`one\n${'two\n'.repeat(50_000)}one\n`);
    expect(problems).toEqual([]);
  });

  it('reads up to the place where the data is cut off or damaged, and reports it', async () => {
    const cut = await read(Buffer.concat([one, two.subarray(0, two.length - 5)]));
    expect(cut.text.startsWith('one\n')).toBe(true);
    expect(cut.problems.map((problem) => problem.what)).toEqual([
      expect.stringContaining('cut off or damaged'),
    ]);
    const damaged = await read(Buffer.concat([one, Buffer.from('this is no frame')]));
    expect(damaged.text).toBe('one\n');
    expect(damaged.problems).toHaveLength(1);
  });
});
