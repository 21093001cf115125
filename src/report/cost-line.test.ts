import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeRun } from '../../tests/support/made-run.ts';
import { costLine } from './cost-line.ts';
import { loadRun } from './data.ts';

let run = '';
let runs = '';
beforeEach(() => {
  runs = mkdtempSync(join(tmpdir(), 'sallm-cost-line-'));
  run = makeRun(runs, 'run', {
    samples: [
      { task: 'a', tests: 'secure' },
      { task: 'b', tests: 'secure' },
      { task: 'c', tests: 'vulnerable' },
      { task: 'a', model: 'local', tests: 'secure' },
    ],
  });
  const summary = {
    ...{
      schema: 1,
      taskSet: { name: 'made', hash: 'x', tasks: 3, leftOut: 0 },
      samples: { wanted: 4, judged: 4 },
    },
    ...{ headline: 'tests', metrics: [], agreement: [], published: [], repair: [] },
  };
  writeFileSync(join(run, 'summary.json'), JSON.stringify(summary));
});
afterEach(() => rmSync(runs, { recursive: true, force: true }));

const spent = (records: object[]) => {
  const common = { model: 'm', state: 'settled', promptTokens: 1000, completionTokens: 500, usd: 0.5 };
  const lines = records.map(
    (record, i) => JSON.stringify({ ...common, id: String(i + 1), ...record }) + '\n',
  );
  writeFileSync(join(run, 'spend.jsonl'), lines.join(''));
  return costLine(loadRun(run));
};

it('tells the cost of a run and of each secure and correct answer of the models that were paid', () => {
  expect(spent([{}, {}, {}])).toBe(
    'Cost: $1.50 (3 requests, 3 k prompt and 1.5 k answer tokens); $0.75 for each of 2 secure and correct answers.',
  );
});

it('says what is not known, and nothing where nothing was asked', () => {
  expect(costLine(loadRun(run))).toBe('');
  expect(spent([{}, { usd: null }])).toContain('Cost: no price known (2 requests');
  expect(spent([{}, { state: 'reserved' }])).toContain('requests whose cost was never learned: 1');
});
