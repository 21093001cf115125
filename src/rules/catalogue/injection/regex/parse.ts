/**
 * Python's regular expressions as a tree, as far as costs of matching need it: what may stand where, and what repeats.
 * Source: https://docs.python.org/3/library/re.html#regular-expression-syntax
 */
export type Regex =
  /** One character of a set. */
  | { readonly type: 'set'; readonly set: bigint }
  | { readonly type: 'sequence'; readonly items: readonly Regex[] }
  | { readonly type: 'choice'; readonly options: readonly Regex[] }
  | {
      readonly type: 'repeat';
      readonly body: Regex;
      readonly min: number;
      readonly max: number;
      readonly atomic: boolean;
    }
  /** The start of the text or of a line, or another condition on what comes before. */
  | { readonly type: 'start' }
  /** The end of the text or of a line. */
  | { readonly type: 'end' }
  /** What takes no characters, or is not known. */
  | { readonly type: 'other' };

/** ASCII, and one bit for everything else. */
const size = 129;
const all = (1n << BigInt(size)) - 1n;
const bit = (code: number): bigint => 1n << BigInt(Math.min(code, size - 1));
function range(from: number, to: number): bigint {
  let set = 0n;
  for (let code = from; code <= Math.min(to, size - 1); code++) set |= bit(code);
  return set;
}
const digits = range(48, 57);
const words = digits | range(65, 90) | range(97, 122) | bit(95) | bit(size - 1);
const blanks = range(9, 13) | bit(32);
const classes: Readonly<Record<string, bigint>> = {
  d: digits,
  D: all & ~digits,
  w: words,
  W: (all & ~words) | bit(size - 1),
  s: blanks,
  S: all & ~blanks,
};
const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, a: 7, '0': 0 };

/** The tree of a pattern; `null` for one that was not understood. */
export function parseRegex(pattern: string): Regex | null {
  const parser = new Parser(pattern);
  const tree = parser.choice(0);
  return parser.isAtEnd ? tree : null;
}

class Parser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  choice(depth: number): Regex {
    const options = [this.#sequence(depth)];
    while (this.#take('|')) options.push(this.#sequence(depth));
    return options.length === 1 ? options[0]! : { type: 'choice', options };
  }

  #sequence(depth: number): Regex {
    const items: Regex[] = [];
    while (!this.isAtEnd && this.#text[this.#at] !== '|' && this.#text[this.#at] !== ')')
      items.push(this.#repeated(depth));
    return items.length === 1 ? items[0]! : { type: 'sequence', items };
  }

  #repeated(depth: number): Regex {
    let item = this.#atom(depth);
    for (let found = this.#quantifier(); found; found = this.#quantifier())
      item = { type: 'repeat', body: item, ...found };
    return item;
  }

  #quantifier(): { min: number; max: number; atomic: boolean } | null {
    const found = /^(?:([*+?])|\{(\d*)(,?)(\d*)\})([?+]?)/.exec(this.#text.slice(this.#at, this.#at + 24));
    if (!found || (found[1] === undefined && found[2] === '' && found[4] === '')) return null;
    this.#at += found[0].length;
    const [, sign, low = '', comma, high = '', kind] = found;
    const min = sign === undefined ? Number(low) : sign === '+' ? 1 : 0;
    const max =
      sign === undefined
        ? comma === ''
          ? min
          : high === ''
            ? Infinity
            : Number(high)
        : sign === '?'
          ? 1
          : Infinity;
    return { min, max, atomic: kind === '+' };
  }

  #atom(depth: number): Regex {
    const sign = this.#text[this.#at++]!;
    if (sign === '(') return this.#group(depth);
    if (sign === '[') return { type: 'set', set: this.#set() };
    if (sign === '.') return { type: 'set', set: all & ~bit(10) };
    if (sign === '^') return { type: 'start' };
    if (sign === '$') return { type: 'end' };
    if (sign === '\\') return this.#escaped();
    return { type: 'set', set: bit(sign.charCodeAt(0)) };
  }

  #escaped(): Regex {
    const sign = this.#text[this.#at];
    if (sign === 'A' || sign === 'b' || sign === 'B' || sign === 'Z') {
      this.#at++;
      return { type: sign === 'A' ? 'start' : sign === 'Z' ? 'end' : 'other' };
    }
    if (sign !== undefined && /[1-9]/.test(sign)) {
      this.#at++;
      return { type: 'other' };
    }
    return { type: 'set', set: this.#escapedSet() };
  }

  /** What stands behind a backslash, as a set; the backslash is taken already. */
  #escapedSet(): bigint {
    const sign = this.#text[this.#at++] ?? '\\';
    const known = classes[sign];
    if (known !== undefined) return known;
    const hex = /^x[0-9a-f]{2}|^u[0-9a-f]{4}/i.exec(this.#text.slice(this.#at - 1, this.#at + 4));
    if (hex) {
      this.#at += hex[0].length - 1;
      return bit(parseInt(hex[0].slice(1), 16));
    }
    return bit(escapes[sign] ?? sign.charCodeAt(0));
  }

  #set(): bigint {
    const negated = this.#take('^');
    let set = 0n;
    for (let first = true; !this.isAtEnd && (first || this.#text[this.#at] !== ']'); first = false) {
      const low = this.#member();
      if (this.#text[this.#at] === '-' && this.#text[this.#at + 1] !== ']' && low.code !== undefined) {
        this.#at++;
        const high = this.#member();
        set |= high.code === undefined ? low.set | high.set : range(low.code, high.code);
      } else set |= low.set;
    }
    this.#at++;
    return negated ? all & ~set : set;
  }

  #member(): { set: bigint; code?: number } {
    const sign = this.#text[this.#at++] ?? '-';
    if (sign === '\\') {
      const set = this.#escapedSet();
      for (let code = 0; code < size; code++) if (set === bit(code)) return { set, code };
      return { set };
    }
    const code = sign.charCodeAt(0);
    return { set: bit(code), code };
  }

  #group(depth: number): Regex {
    let kind: 'plain' | 'atomic' | 'before' | 'ahead' | 'empty' = 'plain';
    const opening = /^\?(?:P<\w+>|:|>|<[=!]|[=!]|#[^)]*|P=\w+|\(\w+\)|[aiLmsux-]+:?)/.exec(
      this.#text.slice(this.#at, this.#at + 80),
    );
    if (opening) {
      this.#at += opening[0].length;
      const sign = opening[0].slice(1);
      if (sign === '>') kind = 'atomic';
      else if (sign.startsWith('<')) kind = 'before';
      else if (sign === '=' || sign === '!') kind = 'ahead';
      else if (/^(#|P=|\()/.test(sign) || /^[aiLmsux-]+$/.test(sign)) kind = 'empty';
    }
    if (depth > 60) {
      this.#at = Infinity;
      return { type: 'other' };
    }
    const body = this.choice(depth + 1);
    this.#at++;
    if (kind === 'plain') return body;
    if (kind === 'atomic') return { type: 'repeat', body, min: 1, max: 1, atomic: true };
    return { type: kind === 'before' ? 'start' : 'other' };
  }

  #take(sign: string): boolean {
    if (this.#text[this.#at] !== sign) return false;
    this.#at++;
    return true;
  }
}
