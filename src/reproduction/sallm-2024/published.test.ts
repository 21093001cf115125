import { expect, it } from 'vitest';
import { comparePublished, type RecomputedRow } from './published.ts';

const tests = [
  { model: 'm', temperature: 0.2, k: 1, pass: 48.8, vulnerable: 52.7, secure: 23 },
  { model: 'other', temperature: 0, k: 1, pass: 1, vulnerable: 2, secure: 3 },
];
const statics = [
  { model: 'm', temperature: 0.2, k: 1, vulnerable: 48, secure: 52, vulnerableAny: 60, secureAny: 40 },
];
const recomputed: RecomputedRow = {
  ...{ model: 'pub_m', temperature: 0.2, k: 1, pass: 48.8, vulnerable: 52.7, secure: 23 },
  ...{ staticVulnerable: 48, staticSecure: 52, staticVulnerableAny: 60, staticSecureAny: 40 },
};
const statuses = (row: RecomputedRow) =>
  comparePublished(tests, statics, [row]).map(({ model, released, figures }) => ({
    ...{ model, released },
    ...Object.fromEntries(figures.map(({ figure, status }) => [figure, status])),
  }));
const other = {
  ...{ model: 'other', released: false },
  ...{ 'Pass@1': 'not checkable', 'Vul@1': 'not checkable', 'New_Security@1': 'not checkable' },
};
const equal = {
  ...{ model: 'm', released: true, 'Pass@1': 'equal', 'Vul@1': 'equal', 'New_Security@1': 'equal' },
  ...{ 'vul_at_k@1': 'equal', 'in_vul_at_k@1': 'equal' },
  ...{ 'new_security_at_k@1': 'equal', 'in_new_security_at_k@1': 'equal' },
};

it('puts each published column beside its own figure, under one name of a model', () => {
  expect(statuses(recomputed)).toEqual([equal, other]);
});

it.each([
  ['pass', 'Pass@1'],
  ['vulnerable', 'Vul@1'],
  ['secure', 'New_Security@1'],
  ['staticVulnerable', 'vul_at_k@1'],
  ['staticVulnerableAny', 'in_vul_at_k@1'],
  ['staticSecure', 'new_security_at_k@1'],
  ['staticSecureAny', 'in_new_security_at_k@1'],
] as const)('finds that %s was changed, and that it is missing', (name, column) => {
  expect(statuses({ ...recomputed, [name]: recomputed[name]! + 1e-13 })).toEqual([
    { ...equal, [column]: 'different' },
    other,
  ]);
  expect(statuses({ ...recomputed, [name]: null })[0]).toEqual({ ...equal, [column]: 'not checkable' });
});
