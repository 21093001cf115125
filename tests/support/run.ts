import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { Summary } from '../../src/benchmark/summary.ts';

/** A fresh working folder for each test of a file; `folder()` gives its path. */
export function useFolder(): () => string {
  let path = '';
  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), 'sallm-e2e-'));
  });
  afterEach(() => rmSync(path, { recursive: true, force: true }));
  return () => path;
}

/** The only run folder below `runs/` of a working folder. */
export function onlyRun(cwd: string): string {
  const names = readdirSync(join(cwd, 'runs'));
  if (names.length !== 1) throw new Error(`expected one run, found ${names.join(', ') || 'none'}`);
  return join(cwd, 'runs', names[0]!);
}

export const readSummary = (run: string): Summary =>
  Summary.parse(JSON.parse(readFileSync(join(run, 'summary.json'), 'utf8')));

export const readJsonLines = (path: string): Record<string, unknown>[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
