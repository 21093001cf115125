/**
 * The report of a run of 20,000 generations: how long it takes to write, how large it is, and in Chromium how long until it
 * is shown, until a filter and a sample are, and the memory of the page.
 *
 *   node bench/report-scale.ts [--generations 20000] [--data ../shared/data/sallm] [--keep FOLDER]
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { loadRun } from '../src/report/data.ts';
import { html } from '../src/report/html/index.ts';
import { writeLargeRun } from './report/large-run.ts';

const { values } = parseArgs({
  options: {
    generations: { type: 'string', default: '20000' },
    data: { type: 'string', default: '../shared/data/sallm' },
    keep: { type: 'string' },
  },
});
const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'sallm-report-'));
const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(2)} s`;
const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`;
const say = (name: string, value: string) => process.stdout.write(`${name.padEnd(28)} ${value}\n`);
try {
  if (!existsSync(join(folder, 'run.json')))
    await writeLargeRun(folder, values.data, Number(values.generations));
  say('load', loadavg()[0]!.toFixed(1));
  let since = performance.now();
  const data = loadRun(folder);
  say('read the run', seconds(since));
  since = performance.now();
  const page = join(folder, 'report.html');
  writeFileSync(page, html.render(data));
  say('write the report', seconds(since));
  say(
    'journals',
    megabytes(
      ['generations.jsonl', 'assessments.jsonl'].reduce(
        (sum, name) => sum + statSync(join(folder, name)).size,
        0,
      ),
    ),
  );
  say('report.html', megabytes(statSync(page).size));
  // What reading the file alone takes here and now: the yardstick on a busy machine.
  since = performance.now();
  readFileSync(page, 'utf8');
  say('  read from disk', seconds(since));
  await inChromium(page);
} finally {
  if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
}

async function inChromium(file: string): Promise<void> {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run'],
  });
  try {
    const page = await browser.newPage();
    let since = performance.now();
    await page.goto('about:blank');
    say('an empty page', seconds(since));
    since = performance.now();
    await page.goto(pathToFileURL(file).href, { waitUntil: 'commit' });
    await page.locator('#headline tbody tr').first().waitFor();
    say('headline is shown', seconds(since));
    await page.waitForLoadState('load');
    say('all is loaded', seconds(since));
    since = performance.now();
    await page
      .locator('select[data-filter=outcome], select[data-filter=functional]')
      .first()
      .selectOption('passed');
    await page.locator('#samples [data-sample]').first().waitFor();
    say('filter', seconds(since));
    since = performance.now();
    await page.locator('#samples [data-sample]').first().click();
    await page.locator('dialog[open] pre').first().waitFor();
    say('a sample with evidence', seconds(since));
    const session = await page.context().newCDPSession(page);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    say('JavaScript memory', megabytes(usedSize));
  } finally {
    await browser.close();
  }
}
