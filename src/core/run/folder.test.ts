import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readManifest, RunFolder } from './folder.ts';

let runs: string;
beforeEach(() => {
  runs = mkdtempSync(join(tmpdir(), 'runs-'));
});
afterEach(() => rmSync(runs, { recursive: true }));

describe('RunFolder', () => {
  const inputs = { model: 'a', n: 1 };

  it('continues the run with the same inputs, whatever their order', () => {
    const first = RunFolder.open({ runs, job: 'bench', name: 'x', inputs });
    const again = RunFolder.open({ runs, job: 'bench', name: 'x', inputs: { n: 1, model: 'a' } });
    expect(again.path).toBe(first.path);
    expect([first.resumed, again.resumed]).toEqual([false, true]);
  });

  it('makes another folder for other inputs, and for --fresh', () => {
    const paths = [
      RunFolder.open({ runs, job: 'bench', name: 'x', inputs }),
      RunFolder.open({ runs, job: 'bench', name: 'x', inputs: { ...inputs, n: 2 } }),
      RunFolder.open({ runs, job: 'bench', name: 'x', inputs, fresh: true }),
    ].map((run) => run.path);
    expect(new Set(paths).size).toBe(3);
  });

  it('passes over folders that are no runs', () => {
    mkdirSync(join(runs, 'zzz'));
    mkdirSync(join(runs, 'zzzz'));
    writeFileSync(join(runs, 'zzzz', 'run.json'), '{"job":');
    const run = RunFolder.open({ runs, job: 'bench', name: 'x', inputs });
    run.setStatus('complete');
    expect(readManifest(run.path)?.status).toBe('complete');
    expect(readManifest(join(runs, 'zzzz'))).toBeUndefined();
  });
});
