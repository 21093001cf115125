import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { TaskTests } from '../../core/task.ts';
import { observationId, openObservations } from './observations.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sallm-observations-'));
  vi.stubEnv('SALLM_CACHE', folder);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const tests: TaskTests = {
  testModule: 'test_task',
  modulePath: 'solution.py',
  functional: 'test_functional',
  security: 'test_security',
  files: {
    'test_task.py': 'import kit_web\n',
    'kit_web.py': 'from kit_http import serve\n',
    'kit_http.py': 'x = 1\n',
    'assets/page.html': '<p>',
  },
};

const pathOf = (changed: Partial<TaskTests>, fingerprint = 'python'): string => {
  const journal = openObservations({ ...tests, ...changed }, fingerprint, false);
  journal.close();
  return journal.path;
};
const withFile = (path: string, content: string) => ({ files: { ...tests.files, [path]: content } });

it('are kept while nothing that the test can see has changed', () => {
  const same = pathOf({});
  expect(pathOf({ files: Object.fromEntries(Object.entries(tests.files).reverse()) })).toBe(same);
  expect(pathOf(withFile('test_task.py', 'import kit_web, kit_other\n'))).not.toBe(same);
  expect(pathOf(withFile('kit_http.py', 'x = 2\n'))).not.toBe(same);
  expect(pathOf(withFile('assets/page.html', '<b>'))).not.toBe(same);
  expect(pathOf({ security: null })).not.toBe(same);
  expect(pathOf({}, 'another python')).not.toBe(same);
});

it('are found again, unless asked anew', () => {
  const id = observationId('x = 1', 0);
  const first = openObservations(tests, 'again', false);
  first.append({ id, functional: { status: 'passed', message: '', ms: 3 }, security: null });
  first.close();
  const second = openObservations(tests, 'again', false);
  expect(second.get(id)?.functional?.ms).toBe(3);
  second.close();
  const third = openObservations(tests, 'again', true);
  expect(third.size).toBe(0);
  third.close();
  expect(
    new Set([id, observationId('x = 2', 0), observationId('x = 1', 1), observationId('x = 1', 0, true)]).size,
  ).toBe(4);
});
