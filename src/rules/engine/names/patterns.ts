/** Compiled patterns of qualified names, found by the last part of a name. */
export class PatternTable<T> {
  readonly #byLast = new Map<string, { readonly matches: (name: string) => boolean; readonly value: T }[]>();

  add(pattern: string, value: T): void {
    for (const single of expandBraces(pattern)) {
      const part = lastPart(single);
      const last = part.includes('*') ? '*' : part;
      const known = this.#byLast.get(last) ?? [];
      known.push({ matches: matcherOf(single), value });
      this.#byLast.set(last, known);
    }
  }

  /** What was added for any of the names, each once, in the order of adding for the last part and then for `*`. */
  find(names: readonly string[]): readonly T[] {
    let found: T[] | null = null;
    for (const name of names) {
      const last = lastPart(name);
      for (const list of [this.#byLast.get(last), this.#byLast.get('*')]) {
        if (list === undefined) continue;
        for (const { matches, value } of list) {
          if (!matches(name)) continue;
          found ??= [];
          if (!found.includes(value)) found.push(value);
        }
      }
    }
    return found ?? none;
  }

  matches(names: readonly string[]): boolean {
    return this.find(names).length > 0;
  }
}
const none: readonly never[] = [];

const lastPart = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

function matcherOf(pattern: string): (name: string) => boolean {
  if (pattern === '*') return () => true;
  if (!pattern.includes('*')) return (name) => name === pattern;
  if (pattern.startsWith('*.') && !pattern.includes('*', 1)) {
    const end = pattern.slice(1);
    return (name) => name.endsWith(end);
  }
  if (pattern.endsWith('.*') && !pattern.slice(0, -1).includes('*')) {
    const start = pattern.slice(0, -1);
    return (name) => name.startsWith(start) && !name.includes('.', start.length);
  }
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  const expression = new RegExp(`^${source}$`);
  return (name) => expression.test(name);
}

/** `a.{b,c}` as `a.b` and `a.c`; braces may stand in braces. */
export function expandBraces(pattern: string): readonly string[] {
  const innermost = /\{([^{}]*)\}/.exec(pattern);
  if (innermost === null) return [pattern];
  const before = pattern.slice(0, innermost.index);
  const after = pattern.slice(innermost.index + innermost[0].length);
  const choices = innermost[1]!.split(',').map((choice) => before + choice.trim() + after);
  return [...new Set(choices.flatMap(expandBraces))];
}

const compiled = new Map<string, PatternTable<true>>();

/**
 * Whether any of the names matches any of the patterns.
 *
 * @example matchesName(['sqlite3.Cursor.execute'], '*.execute') // true
 */
export function matchesName(names: readonly string[], ...patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    let table = compiled.get(pattern);
    if (!table) {
      table = new PatternTable<true>();
      table.add(pattern, true);
      compiled.set(pattern, table);
    }
    return table.matches(names);
  });
}
