import axe from 'axe-core';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { makeRun, type MadeSample } from '../support/made-run.ts';
import { useFolder } from '../support/run.ts';

const folder = useFolder();
let browser: Browser;
beforeAll(async () => {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    existsSync,
  );
  if (!executablePath) throw new Error('Chromium is not installed; the page is tested in a real browser.');
  browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
});
afterAll(() => browser?.close());

const hostile = '</script><img src=x onerror=\'document.title="owned"\'> | `x` \u001b[31m';
const samples = (texts: string, more: Partial<MadeSample> = {}): MadeSample[] =>
  [...texts].map((text, i) => ({
    task: `t${i}`,
    tests: text === 's' ? ('secure' as const) : ('vulnerable' as const),
    message: hostile,
    ...more,
  }));

it('compares runs by name, fails on a regression, and writes every format', async () => {
  const cwd = folder();
  const runs = join(cwd, 'runs');
  makeRun(runs, '2026-01-01-000000-bench-before', { name: 'before', samples: samples('ssssssssvs') });
  makeRun(runs, '2026-01-02-000000-bench-after', { name: 'after', samples: samples('vvvvvvvsvs') });
  const files = ['page.html', 'c.md', 'c.csv', 'c.json'];
  const result = await runCli(['compare', 'before', 'after', '--fail-on-regression', '-o', ...files], {
    cwd,
  });
  expect(result.code).toBe(1);
  expect(result.stderr).toContain('regression: after: m at 0 is worse than before: m at 0');
  expect(result.stdout).toContain('p by McNemar exact, corrected by Holm (1979)');
  expect(result.stdout).toContain('7 tasks changed on secure-pass@1 by tests, 7 for the worse');
  expect(result.stdout).not.toContain('\u001b');
  const written = JSON.parse(readFileSync(join(cwd, 'c.json'), 'utf8')) as { pairs: { flips: unknown[] }[] };
  expect(written.pairs[0]!.flips).toHaveLength(7);
  expect(readFileSync(join(cwd, 'c.csv'), 'utf8').split('\n')[1]).toContain(
    'secure-pass,1,tests,yes,0.9,0.2',
  );
  expect(readFileSync(join(cwd, 'c.md'), 'utf8')).not.toContain('<img');

  const back = await runCli(['compare', 'after', 'before', '--fail-on-regression'], { cwd });
  expect(back.code).toBe(0);
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.goto(pathToFileURL(join(cwd, 'page.html')).href);
  await expect.poll(() => page.locator('table.flips tbody tr').count()).toBe(7);
  expect(await page.locator('table.flips').textContent()).toContain(hostile.slice(0, 30));
  expect(await page.locator('#app img, #app script').count()).toBe(0);
  expect(await page.title()).toBe('sallm comparison');
  await page.evaluate(axe.source);
  const found = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>('axe.run()');
  expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(problems).toEqual([]);
});

it('ranks the configurations of one run, and lets a pair be chosen', async () => {
  const cwd = folder();
  makeRun(join(cwd, 'runs'), '2026-01-01-000000-bench-study', {
    name: 'study',
    samples: [0, 0.5, 1].flatMap((temperature) =>
      samples(temperature === 0.5 ? 'ssssssssss' : 'vvvvvvvvvv', { temperature }),
    ),
  });
  const result = await runCli(['compare', 'study', '-o', 'page.html'], { cwd });
  expect(result.code).toBe(0);
  expect(result.stdout).toMatch(/1 +m at 0\.5/);
  const page = await browser.newPage();
  await page.goto(pathToFileURL(join(cwd, 'page.html')).href);
  expect(await page.locator('#ranking tbody tr').first().textContent()).toContain('m at 0.5');
  await page.locator('select[data-choice=pair]').selectOption('1');
  await expect.poll(() => page.locator('h2').last().textContent()).toBe('m at 1 against m at 0');
});

it('shows of many pairs those that differ, one on a line', async () => {
  const cwd = folder();
  makeRun(join(cwd, 'runs'), '2026-01-01-000000-bench-study', {
    name: 'study',
    samples: [0, 0.2, 0.4, 0.6, 0.8, 1].flatMap((temperature) =>
      samples(temperature === 0.4 ? 'ssssssssssss' : 'vvvvvvvvvvvv', { temperature }),
    ),
  });
  const { code, stdout } = await runCli(['compare', 'study', '-o', 'all.md'], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain('5 of 15 pairs are shown to differ on secure-pass@1 by tests');
  expect(stdout).toMatch(/^m at 0\.4 against m at 0 +\+1\.000 .* better$/m);
  expect(stdout).not.toContain('tasks changed on');
  expect(readFileSync(join(cwd, 'all.md'), 'utf8').match(/tasks that changed on/g)).toHaveLength(5);
});

it.each([
  [['compare', 'nothing'], 'There is no run "nothing"'],
  [['compare', 'study', '-o', 'page.docx'], 'the extension has to be one of'],
  [['compare', 'study', '--fail-on-regression'], 'needs a first run'],
  [['gate', 'study'], 'There is no condition to check'],
])('%j is a mistake that is explained', async (args, message) => {
  const cwd = folder();
  makeRun(join(cwd, 'runs'), '2026-01-01-000000-bench-study', { name: 'study', samples: samples('s') });
  const result = await runCli(args, { cwd });
  expect(result.code).toBe(2);
  expect(result.stderr).toContain(message);
});
