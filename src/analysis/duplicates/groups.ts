/** Which of many things belong together, by pairs: union by size with path halving. Eight bytes for each. */
export class Groups {
  readonly #parent: Uint32Array;
  readonly #size: Uint32Array;

  constructor(count: number) {
    this.#parent = Uint32Array.from({ length: count }, (_, i) => i);
    this.#size = new Uint32Array(count).fill(1);
  }

  join(a: number, b: number): void {
    let [x, y] = [this.rootOf(a), this.rootOf(b)];
    if (x === y) return;
    if (this.#size[x]! < this.#size[y]!) [x, y] = [y, x];
    this.#parent[y] = x;
    this.#size[x]! += this.#size[y]!;
  }

  rootOf(one: number): number {
    let at = one;
    while (this.#parent[at] !== at) {
      this.#parent[at] = this.#parent[this.#parent[at]!]!;
      at = this.#parent[at]!;
    }
    return at;
  }

  sizeOf(one: number): number {
    return this.#size[this.rootOf(one)]!;
  }
}
