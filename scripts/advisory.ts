/** A row of the list of advisories, and how its functions are cut out of a file. */
import { z } from 'zod';
import { sha256 } from '../src/core/hash.ts';
import type { ClassDef, FunctionDef } from '../src/rules/engine/syntax/ast.ts';
import { parseModule } from '../src/rules/engine/syntax/parse.ts';

export const Advisory = z.strictObject({
  package: z.string(),
  vulnerable: z.string(),
  fixed: z.string(),
  cwe: z.int(),
  /** None where a release mended it without a word. */
  advisory: z.string().optional(),
  path: z.string(),
  /** Dotted names; none where the fix stands outside of functions. */
  functions: z.array(z.string()).default([]),
  /** 2: found after the last change of the rules; to be measured once. */
  draw: z.literal([1, 2]).default(1),
  /** Of releases: in which of several draws it was collected. */
  batch: z.int().optional(),
});
export type Advisory = z.infer<typeof Advisory>;

export const pairFunctions = ({ functions }: Advisory): { before: string; after: string }[] =>
  functions.map((text) => {
    const [before = '', after = before] = text.split('>');
    return { before, after };
  });

/** The set that a fix belongs to: of the first draw one of two halves, by the package. */
export const setOf = ({
  package: name,
  draw,
  batch,
}: Advisory): 'tuning' | 'held-out' | 'later' | `batch-${number}` => {
  if (batch !== undefined) return `batch-${batch}`;
  if (draw === 2) return 'later';
  const at = Number.parseInt(sha256(`advisories-2026-11 ${name}`).slice(0, 8), 16);
  return at % 2 === 1 ? 'held-out' : 'tuning';
};

const isNode = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && 'type' in value;

/** Functions and classes that stand in these statements, however deep in `if` and `try`. */
function* definitionsIn(values: readonly unknown[]): Generator<FunctionDef | ClassDef> {
  for (const value of values)
    if (Array.isArray(value)) yield* definitionsIn(value);
    else if (isNode(value)) {
      if (value['type'] === 'FunctionDef' || value['type'] === 'ClassDef')
        yield value as unknown as FunctionDef | ClassDef;
      else yield* definitionsIn(Object.values(value));
    }
}

/** A function by its dotted name with its decorators, from the first column on; null when the file has none. The last of equal names counts, as in Python. */
export function functionIn(text: string, name: string): string | null {
  const module = parseModule(text, Infinity);
  let body: readonly unknown[] = module?.body ?? [];
  let found: FunctionDef | ClassDef | undefined;
  for (const part of name.split('.')) {
    found = [...definitionsIn(body)].findLast((each) => each.name === part);
    if (!found) return null;
    body = found.body;
  }
  if (found?.type !== 'FunctionDef') return null;
  const first = Math.min(found.start, ...found.decorators.map(({ start }) => start));
  const start = text.lastIndexOf('\n', first - 1) + 1;
  const lines = text.slice(start, found.end).split('\n');
  const indent = /^\s*/.exec(lines[0]!)![0];
  return lines.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line)).join('\n') + '\n';
}
