import fc from 'fast-check';
import { inflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { CHUNK, packEvidence } from './evidence.ts';

it('keeps every record at its place, in characters that cannot end a script', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), fc.nat(3 * CHUNK), (texts, more) => {
      const records = [...texts, ...Array.from({ length: more }, (_, i) => ({ i, text: '</script><!--' }))];
      const chunks = packEvidence(records);
      expect(chunks.every((chunk) => /^[\w+/]+=*$/.test(chunk))).toBe(true);
      const read = chunks.map(
        (chunk) => JSON.parse(inflateRawSync(Buffer.from(chunk, 'base64')).toString('utf8')) as unknown[],
      );
      records.forEach((record, i) =>
        expect(read[Math.floor(i / CHUNK)]![i % CHUNK]).toEqual(JSON.parse(JSON.stringify(record))),
      );
    }),
    { numRuns: 50 },
  );
});
