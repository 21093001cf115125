import type { ChildProcess } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { accessibilityProblems, useBrowser, watchProblems } from '../support/browser.ts';
import { runCli } from '../support/cli.ts';
import { makeRun } from '../support/made-run.ts';
import { useFolder } from '../support/run.ts';

const folder = useFolder();
const browser = useBrowser();

/** Status of a request with these headers. */
const statusOf = (url: string, headers: Record<string, string> = {}): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });

it('follows a run while it is written, for its own page only, and ends with 130', async () => {
  const cwd = folder();
  const hostile = '<img src=x onerror="document.title=1">';
  const run = makeRun(join(cwd, 'runs'), 'one', {
    samples: [
      { task: 'a', model: hostile, tests: 'secure' },
      { task: 'b', model: hostile, tests: 'vulnerable' },
    ],
  });
  writeFileSync(join(run, 'report.html'), '<!doctype html><title>its report</title>');
  const lines = (name: string) => readFileSync(join(run, name), 'utf8').split('\n');
  const [generation, assessment] = [lines('generations.jsonl')[0]!, lines('assessments.jsonl')[0]!];

  let child: ChildProcess | undefined;
  let printed = '';
  const ended = runCli(['view', 'runs'], {
    cwd,
    started: (started) => {
      child = started;
      started.stdout?.on('data', (text: string) => (printed += text));
    },
  });
  try {
    await expect
      .poll(() => printed, { timeout: 30_000 })
      .toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=\S+\n/);
    const url = new URL(printed.trim());
    expect(await statusOf(url.href)).toBe(200);
    expect(await statusOf(url.origin)).toBe(403);
    expect(await statusOf(`${url.origin}/api/runs`)).toBe(403);
    expect(await statusOf(url.href, { host: 'example.com' })).toBe(403);
    expect(await statusOf(url.href, { origin: 'http://example.com' })).toBe(403);

    const page = await browser().newPage();
    const problems = watchProblems(page);
    await page.goto(url.href);
    const row = page.locator('[data-run=one] tbody tr');
    await expect.poll(() => row.textContent()).toContain(hostile);
    expect(await row.locator('td').allTextContents()).toEqual([
      `${hostile} at 0`,
      '2',
      '2',
      '1.000',
      '0.500',
      '0.500',
    ]);
    expect(await page.locator('img').count()).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);

    // More is written, the last line not whole yet: what is whole is shown, and the run's files stay as they are.
    writeFileSync(join(run, 'lock'), '');
    appendFileSync(join(run, 'generations.jsonl'), `${generation.replace('"id":"', '"id":"x')}\n{"id":"half`);
    appendFileSync(
      join(run, 'assessments.jsonl'),
      `${assessment.replace('"generation":"', '"generation":"x')}\n`,
    );
    await page.reload();
    await expect.poll(() => row.locator('td').nth(4).textContent()).toBe('0.667');
    expect(await page.locator('[data-run=one]').textContent()).toContain('under way');
    appendFileSync(
      join(run, 'generations.jsonl'),
      `${generation.replace('"id":"', '"id":"y').slice('{"id":"'.length)}\n`,
    );
    await expect.poll(() => row.locator('td').nth(1).textContent(), { timeout: 20_000 }).toBe('4');
    expect(readFileSync(join(run, 'generations.jsonl'), 'utf8')).toContain('{"id":"half');

    const [report] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('link', { name: 'Report' }).click(),
    ]);
    await expect.poll(() => report.title()).toBe('its report');
    expect(problems).toEqual([]);
  } finally {
    child?.kill('SIGINT');
  }
  expect((await ended).code).toBe(130);
});

it('says what is wrong with its arguments', async () => {
  const cwd = folder();
  const nowhere = await runCli(['view', 'nowhere'], { cwd });
  expect([nowhere.code, nowhere.stderr]).toEqual([2, expect.stringContaining('There is no folder nowhere')]);
  const port = await runCli(['view', '--port', 'x'], { cwd });
  expect([port.code, port.stderr]).toEqual([2, expect.stringContaining('is not a port')]);
});
