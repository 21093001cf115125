import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readReliability } from '../analysis/reliability.ts';
import { packagePath } from '../core/paths.ts';
import { percentText, reliabilityOf, reliabilityTable } from './reliability.ts';

test('a share is shown in percent, with what is known of its interval', () => {
  expect(percentText({ value: 0.5714, low: 0.4426, high: 0.729 })).toBe('57.1 [44.3, 72.9]');
  expect(percentText({ value: 1, low: null, high: null })).toBe('100.0');
  expect(percentText({ value: null, low: null, high: null })).toBe('–');
});

test('a run gets what was measured about its own analyzers', () => {
  const manifest = { job: 'bench', name: 'x', identity: '', context: {}, status: 'complete' as const };
  const of = (inputs: Record<string, unknown>) =>
    new Set(reliabilityOf({ ...manifest, inputs }).map(({ analyzer }) => analyzer));
  expect(of({ judging: { product: '1', bandit: '1.9.4' } })).toEqual(new Set(['bandit']));
  expect(of({ judging: {} })).toEqual(new Set());
  expect(of({})).toEqual(new Set());
});

test('the documentation shows the recorded figures', () => {
  const page = readFileSync(packagePath('docs', 'analyzers', 'reliability.md'), 'utf8');
  // After "sallm evaluate-analyzers --record" run: node scripts/build-reliability-docs.ts
  expect(page).toContain(`<!-- recorded -->\n${reliabilityTable(readReliability().rows)}<!-- end -->`);
});
