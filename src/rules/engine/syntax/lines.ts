import type { Range } from '../../../core/finding.ts';
import type { Span } from './ast.ts';

/** Offsets to lines and columns; lines end as Python has it, with \n, \r\n or \r. */
export class Lines {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    const ends = /\r\n|\r|\n/g;
    while (ends.exec(text) !== null) this.#starts.push(ends.lastIndex);
  }

  /** The 1-based line of an offset. */
  lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  rangeOf({ start, end }: Span): Range {
    const line = this.lineOf(start);
    const endLine = this.lineOf(end);
    return {
      line,
      column: start - this.#starts[line - 1]! + 1,
      endLine,
      endColumn: end - this.#starts[endLine - 1]! + 1,
    };
  }
}
