import fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { makeRun } from '../../tests/support/made-run.ts';
import { BenchConfig } from '../benchmark/config.ts';
import { summarize } from '../benchmark/summary.ts';
import { Assessment } from '../core/assessment.ts';
import { Generation } from '../core/generation.ts';
import { Journal } from '../core/run/journal.ts';

import type { TaskSet } from '../core/task.ts';
import { loadRun } from './data.ts';
import { rendererOf } from './index.ts';
import { escapeLatex } from './latex-table.ts';

const commands =
  /\\(?:textbackslash|textasciitilde|textasciicircum|textless|textgreater|textbar)\{\}|\\[&%$#_{}]/g;

it('escapes whatever text holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(escapeLatex(text).replace(commands, '')).not.toMatch(/[\\~^<>|&%$#_{}\n\r]/);
    }),
  );
  expect(escapeLatex('a_b \\ 50% {x} ~ C#\n<|im_start|>')).toBe(
    'a\\_b \\textbackslash{} 50\\% \\{x\\} \\textasciitilde{} C\\# \\textless{}\\textbar{}im\\_start\\textbar{}\\textgreater{}',
  );
});

it('writes the tables of a run, as many cells in each row as columns', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sallm-latex-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const run = makeRun(folder, 'run', {
    samples: ['a', 'b'].flatMap((task) => [
      { task, model: 'x/50%_&', tests: 'secure', static: 'vulnerable' },
      { task, model: 'y', tests: 'vulnerable', static: 'vulnerable' },
    ]),
  });
  const tasks = JSON.parse(readFileSync(join(run, 'tasks.json'), 'utf8')) as TaskSet;
  const generations = Journal.open(join(run, 'generations.jsonl'), Generation, ({ id }) => id);
  const assessments = Journal.open(join(run, 'assessments.jsonl'), Assessment, (one) => one.generation);
  const judged = [...generations.values()].map((generation) => ({
    generation,
    assessment: assessments.get(generation.id)!,
  }));
  generations.close();
  assessments.close();
  const config = BenchConfig.parse({ k: [1] });
  writeFileSync(
    join(run, 'summary.json'),
    JSON.stringify(summarize(judged, { tasks, config, wanted: judged.length })),
  );

  const text = rendererOf('tables.tex')(loadRun(run));
  expect(text).toContain('x/50\\%\\_\\& at 0 & 2 & 1.000');
  const tables = [...text.matchAll(/\\begin\{longtable\}\{([lr]+)\}.*?\\label\{tab:([\w-]+)\}(.*?)\\end/gs)];
  expect(tables.map(([, , name]) => name)).toEqual([
    'metrics-tests-1',
    'metrics-static-1',
    'cwe-1',
    'agreement',
  ]);
  for (const [, columns, , body] of tables)
    for (const row of body!.split('\n').filter((line) => / & .* \\\\$/.test(line)))
      expect(row.match(/(?<!\\)&/g)?.length).toBe(columns!.length - 1);
});
