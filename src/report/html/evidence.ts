import { deflateRawSync } from 'node:zlib';

/** Samples whose evidence is unpacked together when one of them is opened. */
export const CHUNK = 100;

/**
 * Records in compressed chunks of {@link CHUNK}, for a page that unpacks the one that it needs: base64 of raw deflate of a
 * JSON array. Texts that samples share, such as the prompt, cost next to nothing this way.
 */
export function packEvidence(records: Iterable<unknown>): string[] {
  const chunks: string[] = [];
  let open: string[] = [];
  const close = (): void => {
    if (open.length > 0) chunks.push(deflateRawSync(`[${open.join(',')}]`).toString('base64'));
    open = [];
  };
  for (const record of records) {
    open.push(JSON.stringify(record));
    if (open.length === CHUNK) close();
  }
  close();
  return chunks;
}
