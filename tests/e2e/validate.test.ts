import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ValidationResults } from '../../src/study/validation/results.ts';
import { type CliResult, runCli } from '../support/cli.ts';
import { onlyRun, readJsonLines, useFolder } from '../support/run.ts';

const folder = useFolder();
/** What a page shows once it has got there, however slow the machine is. */
const soon = <T>(get: () => T | Promise<T>) => expect.poll(get, { timeout: 60_000 });

let browser: Browser;
beforeAll(async () => {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    existsSync,
  );
  if (!executablePath) throw new Error('Chromium is not installed; the page is tested in a real browser.');
  browser = await chromium.launch({
    executablePath,
    args: [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
});
afterAll(() => browser?.close());

const hostile = `</script><script>document.title="owned"</script><img src=x onerror="document.title='owned'">`;

/** A study with ten findings: six asserts in data, four calls of eval in outputs. */
async function studyOfTen(cwd: string): Promise<string> {
  const rows = (count: number, code: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => JSON.stringify({ id: `s${i}`, code: code(i) }) + '\n').join('');
  writeFileSync(
    join(cwd, 'data.jsonl'),
    rows(6, (i) => `# ${i} ${hostile}\nx = 1\nassert x  # \u200b${hostile}\n`),
  );
  writeFileSync(
    join(cwd, 'outputs.jsonl'),
    rows(4, (i) => `def run(text):\n    # ${i}\n    return eval(text)\n`),
  );
  const sets = ['data=jsonl:data.jsonl', '--outputs', 'model=jsonl:outputs.jsonl'];
  const { code, stderr } = await runCli(['study', ...sets, '--analyzers', 'bandit', '--quiet'], { cwd });
  expect(code, stderr).toBe(0);
  return onlyRun(cwd);
}

interface Served {
  urls: string[];
  /** Ctrl-C. */
  end: () => Promise<CliResult>;
}

function serve(cwd: string, study: string, ...args: string[]): Promise<Served> {
  return new Promise((resolve, reject) => {
    let child: ChildProcess | undefined;
    let text = '';
    const wanted = Math.max(1, args.length - args.indexOf('--rater') - 1);
    const ended = runCli(['validate', study, '--quiet', ...args], {
      cwd,
      started: (process) => {
        child = process;
        process.stdout?.on('data', (chunk: string) => {
          text += chunk;
          const urls = text.match(/http:\/\/\S+(?=\n)/g) ?? [];
          if (urls.length === wanted)
            resolve({
              urls,
              end: () => {
                child?.kill('SIGINT');
                return ended;
              },
            });
        });
      },
    });
    ended.then(({ stderr }) => reject(new Error(`It ended before it served: ${stderr}`)), reject);
  });
}

async function open(url: string, problems: string[]): Promise<Page> {
  const page = await browser.newPage();
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('request', (asked) => {
    if (!asked.url().startsWith(new URL(url).origin)) problems.push(`asked for ${asked.url()}`);
  });
  await page.goto(url);
  await soon(() => page.locator('#code .row').count()).toBeGreaterThan(0);
  return page;
}

/** Labels by keyboard; each key is pressed when the label before it is saved. */
async function press(page: Page, keys: string): Promise<void> {
  for (const key of keys) {
    const place = await page.locator('#place').textContent();
    await page.keyboard.press(key);
    await soon(() => page.locator('#place').textContent()).not.toBe(place);
    await soon(() => page.locator('#said').textContent()).toContain('saved');
  }
}

const statusOf = (url: string, headers: Record<string, string>, method = 'GET'): Promise<number> =>
  new Promise((resolve, reject) => {
    request(url, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end(method === 'POST' ? '{}' : undefined);
  });

const resultsOf = (study: string) =>
  JSON.parse(readFileSync(join(study, 'validation', 'results.json'), 'utf8')) as ValidationResults;

it('two people label by keyboard through a restart; kappa, precision and corrected counts are as by hand', async () => {
  const cwd = folder();
  const study = await studyOfTen(cwd);
  const problems: string[] = [];

  // Ben labels in a process of his own while Anna does.
  const [anna, ben] = await Promise.all([
    serve(cwd, study, '--rater', 'anna'),
    serve(cwd, study, '--rater', 'ben'),
  ]);
  const page = await open(anna.urls[0]!, problems);
  const other = await open(ben.urls[0]!, problems);
  expect(await page.locator('#rater').textContent()).toBe('anna');
  await Promise.all([press(page, 'tttt'), press(other, 'tttttfffut')]);
  await page.keyboard.press('c');
  await page.keyboard.type('=1+1, "said" t f u');
  await page.keyboard.press('Escape');
  await soon(() => page.locator('#said').textContent()).toBe('comment saved');
  const stopped = await anna.end();
  expect([stopped.code, stopped.stderr]).toEqual([130, expect.stringContaining('10 findings')]);

  const again = await serve(cwd, study, '--rater', 'anna');
  const continued = await open(again.urls[0]!, problems);
  expect(await continued.locator('#place').textContent()).toBe('5 of 10; 4 labelled');
  expect(await continued.locator('textarea').inputValue()).toBe('=1+1, "said" t f u');
  // Back to the first and forth; nothing of Ben is to be seen.
  for (let i = 0; i < 4; i++) await continued.keyboard.press('ArrowLeft');
  await soon(() => continued.locator('#place').textContent()).toBe('1 of 10; 4 labelled');
  expect(await continued.locator('[aria-pressed=true]').textContent()).toContain('true positive');
  expect(await continued.locator('#app').textContent()).not.toContain('ben');
  await continued.keyboard.press('n');
  await press(continued, 'ttffuu');
  await soon(() => continued.locator('#said').textContent()).toContain('All findings are labelled');

  // Hostile code is text, and what cannot be seen is shown.
  for (let i = 0; i < 10 && !(await continued.locator('#code .unseen').count()); i++)
    await continued.keyboard.press('ArrowLeft');
  await soon(() => continued.locator('#code .unseen').first().textContent()).toBe('U+200B');
  expect(await continued.locator('#code').textContent()).toContain(hostile);
  expect(await continued.locator('#code mark').first().textContent()).toContain('assert x');
  expect(await continued.locator('#code script, #code img').count()).toBe(0);
  expect(await continued.title()).toBe('sallm validate');
  expect((await again.end()).code).toBe(130);
  expect((await ben.end()).code).toBe(130);

  const first = await runCli(['validate', study, '--report'], { cwd });
  expect(first.code, first.stderr).toBe(0);
  const { agreements, conflicts, decided } = resultsOf(study);
  // 8 of 10 are equal; by chance 0.6 * 0.6 + 0.2 * 0.3 + 0.2 * 0.1 = 0.44.
  expect(agreements[0]).toMatchObject({ a: 'anna', b: 'ben', n: 10, agreed: 0.8 });
  expect(agreements[0]!.kappa).toBeCloseTo(0.36 / 0.56, 12);
  expect([decided, conflicts]).toEqual([8, 2]);

  const judge = await serve(cwd, study, '--adjudicate', '--rater', 'chris');
  const decisions = await open(judge.urls[0]!, problems);
  expect(await decisions.locator('#place').textContent()).toBe('1 of 2; 0 labelled');
  expect(await decisions.locator('#labels li').allTextContents()).toEqual([
    'anna: true positive',
    'ben: false positive',
  ]);
  await press(decisions, 'ff');
  expect((await judge.end()).code).toBe(130);
  const second = await runCli(['validate', study, '--report'], { cwd });
  expect(second.stdout).toContain('10 of 10 findings are decided.');
  const results = resultsOf(study);
  expect(results.tools[0]).toMatchObject({ findings: 10, truePositives: 5, falsePositives: 4, unsure: 1 });
  // All ten were looked at, nine decided: per data set the share is that of its labels.
  const [data, model] = results.sets;
  for (const { truePositives, falsePositives, precision } of [data!, model!])
    expect(precision.value).toBeCloseTo(truePositives / (truePositives + falsePositives), 12);
  const weighted = (6 * data!.precision.value! + 4 * model!.precision.value!) / 10;
  expect(results.tools[0]!.precision.value).toBeCloseTo(weighted, 12);
  expect(results.rules.map(({ validated }) => validated)).toEqual([false, false]);
  expect(readFileSync(join(study, 'report.md'), 'utf8')).toMatch(
    /## Counts corrected for false positives[^#]*Misses are not corrected/,
  );
  const report = await browser.newPage();
  await report.goto(`file://${join(study, 'report.html')}`);
  await soon(() => report.locator('#validation').textContent()).toContain('not validated');
  expect(problems).toEqual([]);
});

it('refuses whoever has not the token, or comes from elsewhere', async () => {
  const cwd = folder();
  const study = await studyOfTen(cwd);
  const { urls, end } = await serve(cwd, study, '--rater', 'anna', 'ben');
  const { origin, host, searchParams } = new URL(urls[0]!);
  const token = { 'x-sallm-token': searchParams.get('token')! };
  const post = { ...token, 'content-type': 'application/json' };
  const api = `${origin}/api/state`;
  const labels = `${origin}/api/labels`;
  expect(await statusOf(urls[0]!, {})).toBe(200);
  expect(await statusOf(api, token)).toBe(200);
  expect({
    'no token': await statusOf(`${origin}/`, {}),
    'a wrong token': await statusOf(`${origin}/?token=x`, {}),
    'no token at the interface': await statusOf(api, {}),
    'the token in the address of the interface': await statusOf(`${api}?token=${token['x-sallm-token']}`, {}),
    'another name for this machine': await statusOf(api, { ...token, host: 'localhost.example' }),
    'another port': await statusOf(api, { ...token, host: `${host}0` }),
    'another page': await statusOf(api, { ...token, origin: 'https://example.org' }),
    'a page of no origin': await statusOf(api, { ...token, origin: 'null' }),
    'a frame of another site': await statusOf(urls[0]!, { 'sec-fetch-site': 'cross-site' }),
    'a change from no page': await statusOf(labels, post, 'POST'),
    'a change from another page': await statusOf(labels, { ...post, origin: 'https://example.org' }, 'POST'),
  }).toEqual({
    ...Object.fromEntries(
      [
        ...['no token', 'a wrong token', 'no token at the interface'],
        ...['the token in the address of the interface', 'another name for this machine', 'another port'],
        ...['another page', 'a page of no origin', 'a frame of another site', 'a change from no page'],
        'a change from another page',
      ].map((name) => [name, 403]),
    ),
  });
  expect(await statusOf(labels, { ...post, origin }, 'POST')).toBe(400);
  expect(await statusOf(labels, { ...token, origin, 'content-type': 'text/plain' }, 'POST')).toBe(415);
  expect(new Set(urls.map((url) => new URL(url).searchParams.get('token'))).size).toBe(2);
  expect((await end()).code).toBe(130);
  expect(existsSync(join(study, 'validation', 'labels.jsonl'))).toBe(false);
});

it('labels go out to a spreadsheet and come back, row by row; changed data is told', async () => {
  const cwd = folder();
  const study = await studyOfTen(cwd);
  const sheet = join(cwd, 'dora.csv');
  const out = await runCli(['validate', study, '--rater', 'dora', '--export', sheet], { cwd });
  expect(out.code, out.stderr).toBe(0);
  const [header, ...rows] = readFileSync(sheet, 'utf8').trim().split('\n');
  expect(rows).toHaveLength(10);
  const filled = rows.map((row, i) =>
    row.replace(/,,$/, i === 0 ? ",true positive,'=cmd" : i === 1 ? ',perhaps,' : ',False-Positive,'),
  );
  writeFileSync(sheet, [header, ...filled, 'nothing,,,,,,,,dora,rater,unsure,'].join('\n') + '\n');
  const back = await runCli(['validate', study, '--import', sheet], { cwd });
  expect(back.code).toBe(3);
  expect(back.stderr).toContain(`${sheet}:3: "perhaps" is not one of`);
  expect(back.stderr).toContain(`${sheet}:12: There is no finding "nothing"`);
  expect(back.stderr).toContain('9 labels taken');
  const labels = readJsonLines(join(study, 'validation', 'labels.jsonl'));
  expect(labels[0]).toMatchObject({ rater: 'dora', label: 'true-positive', comment: '=cmd' });
  const twice = await runCli(['validate', study, '--import', sheet], { cwd });
  expect(twice.stderr).toContain('0 labels taken, 9 were there already');
  expect(readJsonLines(join(study, 'validation', 'labels.jsonl'))).toHaveLength(9);
  const everything = await runCli(['validate', study, '--export', sheet], { cwd });
  expect(everything.code, everything.stderr).toBe(0);
  expect(readFileSync(sheet, 'utf8')).toContain(",true-positive,'=cmd\n");

  const other = await runCli(['validate', study, '--margin', '10', '--report'], { cwd });
  expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('--redraw')]);
  writeFileSync(join(cwd, 'data.jsonl'), '{"id":"s0","code":"assert 1\\n"}\n');
  const changed = await runCli(['validate', study, '--margin', '10', '--redraw', '--report'], { cwd });
  expect([changed.code, changed.stderr]).toEqual([2, expect.stringContaining('its samples have changed')]);
  const unknown = await runCli(['validate', cwd], { cwd });
  expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('holds no study')]);
});
