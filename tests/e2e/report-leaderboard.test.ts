import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { BenchConfig } from '../../src/benchmark/config.ts';
import { summarize } from '../../src/benchmark/summary.ts';
import { Assessment } from '../../src/core/assessment.ts';
import { Generation } from '../../src/core/generation.ts';
import type { TaskSet } from '../../src/core/task.ts';
import { accessibilityProblems, useBrowser, watchProblems } from '../support/browser.ts';
import { runCli } from '../support/cli.ts';
import { makeRun, type MadeRun } from '../support/made-run.ts';
import { readJsonLines, useFolder } from '../support/run.ts';

const folder = useFolder();
const browser = useBrowser();

/** A made run with its figures and a report. */
function makeWhole(runs: string, name: string, made: MadeRun): void {
  const run = makeRun(runs, name, made);
  const tasks = JSON.parse(readFileSync(join(run, 'tasks.json'), 'utf8')) as TaskSet;
  const assessments = readJsonLines(join(run, 'assessments.jsonl')).map((line) => Assessment.parse(line));
  const judged = readJsonLines(join(run, 'generations.jsonl')).map((line, i) => ({
    generation: Generation.parse(line),
    assessment: assessments[i]!,
  }));
  const summary = summarize(judged, { tasks, config: BenchConfig.parse({ k: [1] }), wanted: judged.length });
  writeFileSync(join(run, 'summary.json'), JSON.stringify(summary));
  writeFileSync(join(run, 'report.html'), `<!doctype html><title>report of ${name}</title>`);
}

it('ranks the newest run of each model, never over different versions of a task set', async () => {
  const cwd = folder();
  const runs = join(cwd, 'runs');
  const hostile = '<b>small</b>';
  const on = (tasks: string[], model: string, tests: 'secure' | 'vulnerable') =>
    tasks.map((task) => ({ task, model, tests }));
  makeWhole(runs, '2026-01-01-bench-old', { samples: on(['a', 'b'], 'large', 'vulnerable') });
  makeWhole(runs, '2026-01-02-bench-new', { samples: on(['a', 'b'], 'large', 'secure') });
  makeWhole(runs, '2026-01-03-bench-cut', {
    status: 'incomplete',
    samples: on(['a', 'b'], 'large', 'vulnerable'),
  });
  makeWhole(runs, '2026-01-04-bench-small', { samples: on(['a', 'b'], hostile, 'vulnerable') });
  makeWhole(runs, '2026-01-05-bench-other', { samples: on(['a', 'b', 'c'], 'large', 'vulnerable') });

  const made = await runCli(['leaderboard', 'runs', '-o', 'site'], { cwd });
  expect([made.code, made.stdout.trim().split('\n').length]).toEqual([0, 2]);
  expect(readdirSync(join(cwd, 'site', 'reports')).sort()).toEqual([
    '2026-01-02-bench-new.html',
    '2026-01-04-bench-small.html',
    '2026-01-05-bench-other.html',
  ]);

  const page = await browser().newPage();
  const problems = watchProblems(page);
  await page.goto(pathToFileURL(join(cwd, 'site', 'index.html')).href);
  const board = page.locator('[data-board="a,b"] tbody tr');
  const firstCells = async () => {
    const rows = await board.all();
    return Promise.all(rows.map(async (row) => (await row.locator('td').allTextContents()).slice(0, 2)));
  };
  expect(await firstCells()).toEqual([
    ['1', 'large at 0'],
    ['2', `${hostile} at 0`],
  ]);
  expect(await page.locator('[data-board="a,b,c"] tbody tr').count()).toBe(1);
  expect(await page.locator('main b').count()).toBe(0);
  expect(await accessibilityProblems(page)).toEqual([]);
  await board.first().getByRole('link').click();
  await expect.poll(() => page.title()).toBe('report of 2026-01-02-bench-new');
  expect(problems).toEqual([]);
});

it('says what is wrong with its arguments', async () => {
  const cwd = folder();
  const nothing = await runCli(['leaderboard', '.', '-o', 'site'], { cwd });
  expect([nothing.code, nothing.stderr]).toEqual([
    2,
    expect.stringContaining('holds results of a benchmark'),
  ]);
  expect((await runCli(['leaderboard', '.'], { cwd })).code).toBe(2);
});
