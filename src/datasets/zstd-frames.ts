/** A part of the input; `last` where a frame ends with it. */
interface FramePart {
  bytes: Buffer;
  last: boolean;
}

const MAGIC = 0xfd2fb528;
/** Frames that hold no data (RFC 8878, 3.1.2): sixteen numbers from here. */
const SKIPPABLE = 0x184d2a50;

/** Whether a file begins as Zstandard data does. */
export const isZstd = (head: Buffer): boolean => head.length >= 4 && isMagic(head.readUInt32LE(0));

const isMagic = (magic: number) => magic === MAGIC || (magic & 0xfffffff0) >>> 0 === SKIPPABLE;

/**
 * Cuts Zstandard data at the ends of its frames (RFC 8878, section 3.1): Node's decoder stops after the first one, and files
 * written in parallel or appended to have several. What is not a frame is passed on as it is, for the decoder to refuse.
 */
export class ZstdFrames {
  #state: 'magic' | 'descriptor' | 'block' | 'skippable' | 'end' | 'unknown' = 'magic';
  #fields: number[] = [];
  #wanted = 4;
  #skip = 0;
  #checksum = false;

  *split(chunk: Buffer): Generator<FramePart> {
    let start = 0;
    let at = 0;
    while (at < chunk.length && this.#state !== 'unknown') {
      const step = Math.min(this.#skip, chunk.length - at);
      this.#skip -= step;
      at += step;
      if (this.#skip === 0 && this.#state !== 'end' && at < chunk.length) {
        this.#fields.push(chunk[at++] ?? 0);
        if (this.#fields.length === this.#wanted) this.#advance();
      }
      if (this.#skip === 0 && this.#state === 'end') {
        yield { bytes: chunk.subarray(start, at), last: true };
        start = at;
        this.#expect('magic', 4);
      }
    }
    if (start < chunk.length) yield { bytes: chunk.subarray(start), last: false };
  }

  #expect(state: 'magic' | 'descriptor' | 'block' | 'skippable', bytes: number, skip = 0): void {
    this.#state = state;
    this.#wanted = bytes;
    this.#skip = skip;
    this.#fields = [];
  }

  #finish(skip: number): void {
    this.#state = 'end';
    this.#skip = skip;
  }

  /** One field is complete: what comes next, and how many bytes lie before it. */
  #advance(): void {
    const value = this.#fields.reduceRight((sum, byte) => sum * 256 + byte, 0);
    if (this.#state === 'magic') {
      if (value === MAGIC) this.#expect('descriptor', 1);
      else if (isMagic(value)) this.#expect('skippable', 4);
      else this.#state = 'unknown';
    } else if (this.#state === 'descriptor') {
      const single = (value >> 5) & 1;
      const contentSize = [single, 2, 4, 8][value >> 6] ?? 0;
      const dictionary = [0, 1, 2, 4][value & 3] ?? 0;
      this.#checksum = ((value >> 2) & 1) === 1;
      this.#expect('block', 3, 1 - single + dictionary + contentSize);
    } else if (this.#state === 'skippable') this.#finish(value);
    else if (this.#state === 'block') {
      const [isLast, type, size] = [(value & 1) === 1, (value >> 1) & 3, value >> 3];
      const content = type === 1 ? 1 : size;
      if (type === 3) this.#state = 'unknown';
      else if (isLast) this.#finish(content + (this.#checksum ? 4 : 0));
      else this.#expect('block', 3, content);
    }
  }
}
