// Takes the pictures of the documentation: node scripts/build-screenshots.ts [FOLDER]. Needs the system's Chromium and the
// released outputs of SALLM beside the checkout; who wrote what, and every verdict, is made up.
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { writeLargeRun } from '../bench/report/large-run.ts';
import { packagePath } from '../src/core/paths.ts';
import { loadRun } from '../src/report/data.ts';
import { html } from '../src/report/html/index.ts';
import { writeLeaderboard } from '../src/report/leaderboard/index.ts';
import { serveView } from '../src/report/view/server.ts';
import { launchChromium } from '../tests/support/chromium.ts';
import { realData } from '../tests/support/real-data.ts';

/** Pictures stay small enough for a repository. */
const MOST_BYTES = 200_000;
const wide = { width: 1100, height: 720 };
const phone = { width: 390, height: 780 };

/** Shows a part of a page at the top of the window. */
const scrollTo = (selector: string) => async (page: Page) => {
  await page.evaluate(`document.querySelector('${selector}').scrollIntoView()`);
};
const openSample = async (page: Page): Promise<void> => {
  await page.locator('#samples [data-sample]').first().click();
  await page.locator('dialog[open] pre').first().waitFor();
};

/** The first lines of a journal, as while a run is under way. */
function cut(path: string, share: number): void {
  const lines = readFileSync(path, 'utf8').split('\n');
  writeFileSync(path, `${lines.slice(0, Math.round(lines.length * share)).join('\n')}\n`);
}

const out = process.argv[2] ?? packagePath('docs');
const folder = mkdtempSync(join(tmpdir(), 'sallm-screenshots-'));
const browser = await launchChromium();
try {
  const runs = join(folder, 'runs');
  const run = join(runs, '2026-01-01-120000-bench-study');
  await writeLargeRun(run, realData('sallm'), 20_000);
  const report = join(run, 'report.html');
  writeFileSync(report, html.render(loadRun(run)));

  const shoot = async (
    name: string,
    url: string,
    options: BrowserContextOptions,
    prepare: (page: Page) => Promise<void> = async () => {},
  ): Promise<void> => {
    const page = await browser.newPage({ colorScheme: 'light', viewport: wide, ...options });
    await page.goto(url);
    await page.locator('table').first().waitFor();
    await prepare(page);
    const path = join(out, name);
    await page.screenshot({ path, animations: 'disabled' });
    await page.close();
    const { size } = statSync(path);
    if (size > MOST_BYTES) throw new Error(`${path} has ${size} bytes, more than ${MOST_BYTES}.`);
    process.stderr.write(`${path}: ${Math.round(size / 1024)} kB\n`);
  };
  const reportUrl = pathToFileURL(report).href;
  await shoot('report.png', reportUrl, {});
  await shoot('report-dark.png', reportUrl, { colorScheme: 'dark' }, scrollTo('#temperature'));
  await shoot('report-sample.png', reportUrl, {}, openSample);
  await shoot('report-phone.png', reportUrl, { viewport: phone, colorScheme: 'dark' });

  const site = join(folder, 'site');
  writeLeaderboard([runs], site);
  await shoot('leaderboard.png', pathToFileURL(join(site, 'index.html')).href, {});

  const live = join(runs, '2026-01-02-090000-bench-live');
  cpSync(run, live, { recursive: true });
  for (const file of ['summary.json', 'report.html']) rmSync(join(live, file));
  const manifest = JSON.parse(readFileSync(join(live, 'run.json'), 'utf8')) as {
    inputs: { config: Record<string, unknown>; against?: { tasks: number } };
  };
  const models = ['large-a', 'large-b', 'small-a', 'small-b'].map((name) => `made/${name}`);
  Object.assign(manifest.inputs.config, { models, temperature: [0, 0.2, 0.6, 1] });
  manifest.inputs.against = { tasks: 30 };
  writeFileSync(join(live, 'run.json'), JSON.stringify(manifest));
  cut(join(live, 'generations.jsonl'), 0.2);
  cut(join(live, 'assessments.jsonl'), 0.15);
  writeFileSync(join(live, 'lock'), '');
  const server = await serveView(live, {
    port: 0,
    onError: (message) => {
      throw new Error(message);
    },
  });
  await shoot('view.png', server.url, {});
  await server.close();
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
