/** What the scripts have in common by which people judge what was drawn by chance. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { z } from 'zod';
import { sha256 } from '../src/core/hash.ts';

/** Decides every draw. */
export const seed = 20261123;

/** In the order of the hashes of seed and text: what one item is changes the place of no other. */
export const byHash = <T>(items: readonly T[], textOf: (item: T) => string): T[] =>
  items
    .map((item) => ({ item, at: sha256(`${seed} ${textOf(item)}`) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ item }) => item);

export const readRows = <T>(path: string, schema: z.ZodType<T>): T[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => schema.parse(JSON.parse(line)));

/** Puts figures into a page, between `<!-- mark -->` and `<!-- end -->`. */
export function fillPage(path: string, mark: string, figures: string): void {
  const page = readFileSync(path, 'utf8');
  const place = new RegExp(`(<!-- ${mark} -->\\n).*?(<!-- end -->)`, 's');
  if (!place.test(page)) throw new Error(`${path} has no place for the figures.`);
  writeFileSync(
    path,
    page.replace(place, (_, start: string, end: string) => `${start}\n${figures}\n${end}`),
  );
}
