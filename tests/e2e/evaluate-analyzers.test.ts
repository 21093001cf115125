import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { readReliability } from '../../src/analysis/reliability.ts';
import type { Evaluation } from '../../src/evaluation/index.ts';
import { runCli } from '../support/cli.ts';
import { hasRealData, realData } from '../support/real-data.ts';
import { onlyRun, useFolder } from '../support/run.ts';

const folder = useFolder();

const hostile = '</script><img src=x onerror=\'document.title="owned"\'>';
const query = (row: string) =>
  `def find(db, name):\n    # ${row}\n    return db.execute("SELECT * FROM t WHERE name = '" + name + "'")\n`;
const bound = (row: string) =>
  `def find(db, name):\n    # ${row}\n    return db.execute("SELECT * FROM t WHERE name = ?", (name,))\n`;
/** What Bandit and Ruff say of these: B608/S608 (CWE-89), B404, B602 and B603 (CWE-78), nothing. */
const rows = [
  ...['1', '2', '3', '4'].map((row) => ({
    id: `${row} ${hostile}`,
    cwe: 89,
    insecure: query(row),
    secure: bound(row),
  })),
  {
    id: 'weak guard',
    cwe: [78],
    commit: 'c1',
    insecure: 'import subprocess\n\n\ndef run(name):\n    subprocess.call("ping " + name, shell=True)\n',
    secure: 'import subprocess\n\n\ndef run(name):\n    subprocess.call(["/bin/ping", "--", name])\n',
  },
  {
    id: 'unseen',
    cwe: 'CWE-22',
    insecure: 'def read(name):\n    return open("/data/" + name).read()\n',
    secure: 'def read(name):\n    return open("/data/fixed").read()\n',
  },
  { id: 'other language', cwe: 89, insecure: 'print "old"\n', secure: bound('7') },
];

const evaluationOf = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Evaluation;
const write = (cwd: string, name: string, content: readonly unknown[]) =>
  writeFileSync(join(cwd, name), content.map((row) => JSON.stringify(row)).join('\n') + '\n');

describe('sallm evaluate-analyzers', () => {
  it('measures real analyzers on pairs, in every kind of file, and records it', async () => {
    const cwd = folder();
    write(cwd, 'pairs.jsonl', rows);
    const outputs = ['json', 'csv', 'md', 'html', 'txt'].map((extension) => `out/a.${extension}`);
    const result = await runCli(
      [
        'evaluate-analyzers',
        'pairs.jsonl',
        '--analyzers',
        'bandit,ruff',
        '--record',
        'reliability.json',
        '-o',
        ...outputs,
      ],
      { cwd },
    );
    expect(result.code, result.stderr).toBe(0);
    const { sets, analyzers } = evaluationOf(join(cwd, 'out/a.json'));
    expect(analyzers.map(({ name, unavailable }) => [name, unavailable])).toEqual([
      ['bandit', null],
      ['ruff', null],
    ]);
    const [set] = sets;
    expect(set).toMatchObject({ name: 'pairs', insecure: 7, secure: 7, clusters: 7, clusteredBy: 'commit' });
    const bandit = set!.parts[0]!.rows.find(({ analyzer, cwe }) => analyzer === 'bandit' && cwe === null)!;
    expect(bandit.insecure).toEqual({ flagged: 5, clear: 1, unparsable: 1, failed: 0 });
    expect(bandit.secure).toEqual({ flagged: 1, clear: 6, unparsable: 0, failed: 0 });
    expect(bandit.pairs).toEqual({ correct: 4, scored: 6, unscored: 1 });
    expect(bandit.recall.value).toBeCloseTo(5 / 6, 12);
    const one = set!.cases.find(({ id }) => id === 'weak guard secure')!;
    expect(one.said['bandit']).toEqual({ detection: 'flagged', rules: ['B404', 'B603'] });
    expect(set!.votes.length).toBe(4);

    expect(result.stdout).toMatch(/^bandit +5\/6 +1\/7 +1 /m);
    expect(readFileSync(join(cwd, 'out/a.md'), 'utf8')).toMatch(/\| bandit \| 5\/6 \| 1\/7 \| 1 \|/);
    const csv = readFileSync(join(cwd, 'out/a.csv'), 'utf8').split('\n');
    expect(csv.find((line) => line.startsWith('pairs,all,bandit,'))).toMatch(
      /^pairs,all,bandit,[\d.]+,,5,1,1,0,1,6,0,0,4,6,1,/,
    );
    const [recorded] = readReliability(join(cwd, 'reliability.json')).rows;
    expect(recorded).toMatchObject({
      set: 'pairs',
      part: 'all',
      analyzer: 'bandit',
      insecure: 7,
      secure: 7,
      unscored: 1,
    });
    expect(recorded!.pairCorrect.value).toBeCloseTo(4 / 6, 4);
  });

  it('measures on one part what it did not choose on, and leaves that part unseen otherwise', async () => {
    const cwd = folder();
    write(cwd, 'pairs.jsonl', rows);
    const part = async (...options: string[]) => {
      const { code, stdout, stderr } = await runCli(
        ['evaluate-analyzers', 'pairs.jsonl', '--quiet', '-o', '-', ...options],
        { cwd },
      );
      expect(code, stderr).toBe(0);
      return (JSON.parse(stdout) as Evaluation).sets[0]!;
    };
    const [only, rest, all] = [
      await part('--fold', '1/3'),
      await part('--without-fold', '1/3'),
      await part(),
    ];
    expect([...only.cases, ...rest.cases].map(({ id }) => id).sort()).toEqual(
      all.cases.map(({ id }) => id).sort(),
    );
    expect(only.cases.length).toBeGreaterThan(0);
    expect(only.combined!.choices.map(({ heldOut }) => heldOut)).toEqual([1]);
    expect(rest.combined!.choices.map(({ heldOut }) => heldOut)).toEqual([0, 2]);
  });

  it('holds analyzers against the verdicts of tests', async () => {
    const cwd = folder();
    const bench = await runCli(
      ['bench', '-m', 'mock/insecure-reference,mock/secure-reference', '--limit', '6', '-n', '1', '--quiet'],
      { cwd },
    );
    expect(bench.code, bench.stderr).toBe(0);
    const run = onlyRun(cwd);
    expect(readFileSync(join(run, 'report.html'), 'utf8')).toContain('"reliability":[{');
    const { code, stdout, stderr } = await runCli(
      ['evaluate-analyzers', `mine=run:${run}`, '--quiet', '-o', '-'],
      { cwd },
    );
    expect(code, stderr).toBe(0);
    const [set] = (JSON.parse(stdout) as Evaluation).sets;
    expect(set).toMatchObject({ name: 'mine', insecure: 6, secure: 6, clusters: 6, paired: false });
    expect(set!.parts[0]!.rows[0]!.pairCorrect.value).toBeNull();
  });

  it.skipIf(!hasRealData)('does not take for clean what an analyzer knows nothing of', async () => {
    const cwd = folder();
    write(cwd, 'pairs.jsonl', rows);
    const codeql = `codeql-csv:${realData('sallm', 'published', 'codeql_findings_gpt-4_0.0.csv.gz')}`;
    const { code, stdout, stderr } = await runCli(
      ['evaluate-analyzers', 'pairs.jsonl', '--analyzers', `ruff,${codeql}`, '--quiet', '-o', '-'],
      { cwd },
    );
    expect(code, stderr).toBe(0);
    const [set] = (JSON.parse(stdout) as Evaluation).sets;
    const row = set!.parts[0]!.rows.find(({ analyzer, cwe }) => analyzer === 'codeql' && cwe === null)!;
    expect(row.insecure).toEqual({ flagged: 0, clear: 0, unparsable: 0, failed: 7 });
    expect([row.recall.value, row.falseAlarms.value, row.pairCorrect.value]).toEqual([null, null, null]);
  });

  it('says what is wrong with what it was given', async () => {
    const cwd = folder();
    write(cwd, 'pairs.jsonl', [rows[0], { insecure: 'x = 1' }]);
    write(cwd, 'good.jsonl', [rows[0]]);
    const failing: [string[], RegExp][] = [
      [['pairs.jsonl'], /pairs\.jsonl:2: cwe: /],
      [[], /No pairs/],
      [['good.jsonl', '--fold', '5/5'], /--fold: "5\/5" is not a part/],
      [['good.jsonl', '--fold', '1/5', '--without-fold', '1/5'], /exclude each other/],
      [['good.jsonl', '-o', 'a.pdf'], /extension has to be/],
      [['good.jsonl', '--analyzers', 'bandit,nothing'], /no analyzer "nothing"/],
      [
        ['good.jsonl', '--analyzers', 'codeql-csv:a.csv,codeql-csv:b.csv'],
        /Two analyzers are called "codeql"/,
      ],
      [
        ['good.jsonl', '--analyzers', 'ruff', '--any-cwe', '--record', 'r.json'],
        /Only figures of whole sets/,
      ],
    ];
    for (const [args, message] of failing) {
      const { code, stderr } = await runCli(['evaluate-analyzers', '--quiet', ...args], { cwd });
      expect(stderr).toMatch(message);
      expect(code).toBe(2);
    }
  });

  it('makes a page that shows hostile names as text, and filters programs', async () => {
    const cwd = folder();
    write(cwd, 'pairs.jsonl', rows);
    const { code, stderr } = await runCli(['evaluate-analyzers', 'pairs.jsonl', '--quiet', '-o', 'a.html'], {
      cwd,
    });
    expect(code, stderr).toBe(0);
    const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
      existsSync,
    );
    if (!executablePath) throw new Error('Chromium is not installed; the page is tested in a real browser.');
    const browser = await chromium.launch({
      executablePath,
      args: ['--headless', '--no-sandbox', '--disable-gpu'],
    });
    try {
      const page = await browser.newPage();
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(error.message));
      page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
      await page.goto(pathToFileURL(join(cwd, 'a.html')).href);
      const part = page.locator('[data-set=pairs] [data-part=all] tbody tr', { hasText: 'bandit' }).first();
      expect(await part.textContent()).toContain('5/6');
      const cases = page.locator('[data-part=cases]');
      await cases.locator('summary').click();
      await cases.locator('select[data-filter=programs]').selectOption('secure');
      await cases.locator('select[data-filter=bandit]').selectOption('flagged');
      expect(await cases.locator('[role=status]').textContent()).toBe('1 of 14 programs');
      await cases.locator('select[data-filter=bandit]').selectOption('clear');
      expect(await cases.textContent()).toContain(hostile);
      expect(await page.locator('img').count()).toBe(0);
      expect(await page.title()).not.toContain('owned');
      expect(problems).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});
