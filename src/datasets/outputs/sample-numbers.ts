/**
 * Gives each output its number: the one that the row states, else the next one that is free. Numbers count within a
 * series: the outputs of one task, and where a file has several models or temperatures, of one of these.
 */
export class SampleNumbers {
  readonly #taken = new Map<string, { numbers: Set<number>; next: number }>();

  /** `null` when the stated number was there before. */
  take(series: string, stated?: number): number | null {
    const known = this.#taken.get(series) ?? { numbers: new Set<number>(), next: 0 };
    this.#taken.set(series, known);
    if (stated !== undefined && known.numbers.has(stated)) return null;
    while (known.numbers.has(known.next)) known.next++;
    const number = stated ?? known.next;
    known.numbers.add(number);
    return number;
  }
}
