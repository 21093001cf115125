/**
 * Keeps the ids of a stream apart. It remembers a 53-bit hash of each, 8 to 16 bytes per id in one flat array, not the ids:
 * two that collide only cost the second one a suffix that it would not have needed.
 */
export class UniqueIds {
  #slots = new Float64Array(1024);
  #size = 0;

  /** `id` when it is new, else `id#place`, with a number behind it as long as that is taken too. */
  take(id: string, place: string): string {
    if (this.#add(id)) return id;
    const base = `${id}#${place}`;
    let candidate = base;
    for (let i = 2; !this.#add(candidate); i++) candidate = `${base}.${i}`;
    return candidate;
  }

  #add(id: string): boolean {
    if (!this.#insert(hash(id))) return false;
    if (++this.#size * 2 > this.#slots.length) {
      const old = this.#slots;
      this.#slots = new Float64Array(old.length * 2);
      for (const value of old) if (value !== 0) this.#insert(value);
    }
    return true;
  }

  #insert(value: number): boolean {
    const mask = this.#slots.length - 1;
    let at = value % this.#slots.length;
    for (let there = this.#slots[at]; there !== 0; there = this.#slots[at]) {
      if (there === value) return false;
      at = (at + 1) & mask;
    }
    this.#slots[at] = value;
    return true;
  }
}

/** Two 32-bit FNV-1a sums over UTF-16 code units, with different starts, mixed and joined; never 0, which marks a free slot. */
function hash(text: string): number {
  let a = 0x811c9dc5;
  let b = 0x5bd1e995;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x01000193 + 2 * 0x10001);
  }
  a = Math.imul(a ^ (a >>> 15), 0x2c1b3c6d);
  b = Math.imul(b ^ (b >>> 13), 0x297a2d39);
  return ((b ^ (b >>> 16)) & 0x1fffff) * 0x100000000 + ((a ^ (a >>> 16)) >>> 0) || 1;
}
