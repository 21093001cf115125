/** Gives each output of a task its number: the one that the row states, else the next one that is free. */
export class SampleNumbers {
  readonly #taken = new Map<string, { numbers: Set<number>; next: number }>();

  /** `null` when the stated number was there before. */
  take(task: string, stated?: number): number | null {
    const known = this.#taken.get(task) ?? { numbers: new Set<number>(), next: 0 };
    this.#taken.set(task, known);
    if (stated !== undefined && known.numbers.has(stated)) return null;
    while (known.numbers.has(known.next)) known.next++;
    const number = stated ?? known.next;
    known.numbers.add(number);
    return number;
  }
}
