import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { makeProbeFolders } from './probe-folders.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

it('removes what a killed probe left, and nothing of one that may still run', () => {
  const [killed, running] = [0, 1].map(() => mkdtempSync(join(tmpdir(), '.sallm-probe-'))) as [
    string,
    string,
  ];
  writeFileSync(join(killed, 'marker'), 'left');
  const long = new Date(Date.now() - 2 * 3_600_000);
  utimesSync(killed, long, long);
  made.push(killed, running, ...makeProbeFolders());
  expect([killed, running].map((folder) => existsSync(folder))).toEqual([false, true]);
  expect(made.slice(2).every((folder) => existsSync(folder))).toBe(true);
});
