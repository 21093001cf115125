import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFigures, countStatuses } from './figures.ts';

const figures = fc.dictionary(fc.string({ minLength: 1 }), fc.double({ min: 0, max: 100, noNaN: true }));

describe('compareFigures', () => {
  it('says equal of the same figures, and different of one that is changed in its last bit', () => {
    fc.assert(
      fc.property(figures, fc.nat(), (published, pick) => {
        const names = Object.keys(published);
        expect(countStatuses(compareFigures(published, published))).toEqual({
          equal: names.length,
          different: 0,
          'not checkable': 0,
        });
        if (names.length === 0) return;
        const name = names[pick % names.length]!;
        const changed = { ...published, [name]: nextUp(published[name]!) };
        const different = compareFigures(changed, published).filter(({ status }) => status === 'different');
        expect(different.map(({ figure }) => figure)).toEqual([name]);
      }),
    );
  });

  it('checks nothing where there is nothing to compute from', () => {
    expect(compareFigures({ 'Pass@1': 10, 'Pass@3': 20 }, { 'Pass@1': null })).toEqual([
      { figure: 'Pass@1', published: 10, recomputed: null, status: 'not checkable' },
      { figure: 'Pass@3', published: 20, recomputed: null, status: 'not checkable' },
    ]);
  });
});

/** The next larger double. */
function nextUp(value: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value + 0);
  view.setBigUint64(0, view.getBigUint64(0) + 1n);
  return view.getFloat64(0);
}
