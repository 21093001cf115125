import type { Comparison } from '../../benchmark/compare/comparison.ts';
import { htmlPage } from '../html/page.ts';
import { methodText, pairNotes, rowName, sideText } from './text.ts';

const shared = (name: string): URL => new URL(`../html/assets/${name}`, import.meta.url);
const own = (name: string): URL => new URL(`./assets/${name}`, import.meta.url);

/** A comparison as one page that needs nothing else. */
export const renderHtml = (comparison: Comparison): string =>
  htmlPage({
    title: 'sallm comparison',
    styles: [shared('style.css'), own('compare.css')],
    scripts: [shared('dom.js'), own('compare.js')],
    data: payloadOf(comparison),
  });

/** The comparison with its sentences ready, so that every rendering says the same. */
const payloadOf = (comparison: Comparison) => ({
  ...comparison,
  cweNames: {},
  method: methodText(comparison),
  primaryName: rowName(comparison.primary),
  pairs: comparison.pairs.map((pair) => ({
    ...pair,
    about: pairNotes(pair),
    rows: pair.rows.map((row) => ({ ...row, name: rowName(row) })),
    flips: pair.flips.map((flip) => ({
      ...flip,
      a: { ...flip.a, text: sideText(flip.a) },
      b: { ...flip.b, text: sideText(flip.b) },
    })),
  })),
});
