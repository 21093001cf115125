import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Completion } from './model.ts';
import { ResponseCache } from './response-cache.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'sallm-cache-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const completion: Completion = {
  sample: 3,
  outcome: 'ok',
  raw: 'x = "é\u2028"',
  reasoning: 'hm',
  finishReason: 'stop',
  usage: { promptTokens: 1, completionTokens: null },
  notes: ['n'],
  cached: false,
  latencyMs: 12,
};

const files = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.'));

it('gives back what was put, whatever the order of the keys', () => {
  const cache = new ResponseCache(folder);
  cache.put({ a: 1, b: [2] }, completion);
  expect(new ResponseCache(folder).get({ b: [2], a: 1 }, 3)).toEqual({
    ...completion,
    cached: true,
    latencyMs: 0,
  });
  expect(cache.get({ a: 1, b: [2] }, 4)).toBeNull();
  expect(cache.get({ a: 1, b: [3] }, 3)).toBeNull();
  expect(files()).toHaveLength(1);
});

it('keeps no failure', () => {
  new ResponseCache(folder).put({}, { ...completion, outcome: 'infrastructure-error' });
  expect(files()).toEqual([]);
});

it('takes a damaged entry for none and replaces it', () => {
  const cache = new ResponseCache(folder);
  cache.put({}, completion);
  const path = join(folder, files()[0] as string);
  truncateSync(path, 20);
  expect(cache.get({}, 3)).toBeNull();
  writeFileSync(path, '{"outcome":"secure"}');
  expect(cache.get({}, 3)).toBeNull();
  cache.put({}, completion);
  expect(cache.get({}, 3)?.raw).toBe(completion.raw);
});

it('says once that it cannot write, and goes on', () => {
  const notes: string[] = [];
  const blocked = join(folder, 'file');
  writeFileSync(blocked, '');
  const cache = new ResponseCache(blocked, (note) => notes.push(note));
  cache.put({}, completion);
  cache.put({}, completion);
  expect(notes).toHaveLength(1);
  expect(cache.get({}, 3)).toBeNull();
});
