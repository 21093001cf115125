import { expect, it } from 'vitest';
import { readValidity } from '../authoring/check/validity.ts';
import { validityText } from './validity.ts';

const recorded = readValidity()!;

it('gives the recorded figure for the very version of the set that it was recorded of', () => {
  const { valid, tasks } = recorded.counts;
  expect(validityText(recorded.set, recorded)).toContain(`${valid} of ${tasks} proven`);
  expect(validityText({ ...recorded.set, hash: 'other' }, recorded)).toContain(
    'not recorded for this version of the set',
  );
});

it('says nothing of task sets that are not ours, or where nothing is recorded', () => {
  expect(validityText({ ...recorded.set, name: 'humaneval' }, recorded)).toBe('');
  expect(validityText(recorded.set, null)).toBe('');
});
