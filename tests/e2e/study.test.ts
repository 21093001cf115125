import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadStudy } from '../../src/report/study/index.ts';
import { runCli } from '../support/cli.ts';
import { onlyRun, useFolder } from '../support/run.ts';

const KILLS = 10;
const folder = useFolder();

const hostile =
  '</script><script>document.title = "owned"</script><img src=x onerror=\'document.title="owned"\'>';
/** Small programs with known findings of Bandit: B101, B105, B307, B324, B602. */
const programs = [
  'def check(x):\n    assert x\n',
  'password = "hunter2"\n',
  'def run(text):\n    return eval(text)\n',
  'import hashlib\n\ndef weak(data):\n    return hashlib.md5(data)\n',
  `import subprocess\n\ndef shell(command):\n    # ${hostile}\n    subprocess.call(command, shell=True)\n`,
  'def fine(x):\n    return x + 1\n',
  'def broken(:\n',
];

/** `count` samples in clusters of four; `shift` moves which programs are common. */
function writeSamples(path: string, count: number, shift: number): void {
  const rows = Array.from({ length: count }, (_, i) => {
    const program = programs[(i * 5 + shift + (i % 3)) % programs.length]!;
    return JSON.stringify({ id: `p${i >> 2}_${i}`, code: `# ${i} of ${shift}\n${program}` });
  });
  writeFileSync(path, rows.join('\n') + '\n');
}

function argumentsFor(cwd: string, count: number): string[] {
  writeSamples(join(cwd, 'data.jsonl'), count, 0);
  writeSamples(join(cwd, 'outputs.jsonl'), count, 2);
  return [
    ...[
      'study',
      'data=jsonl:data.jsonl',
      '--outputs',
      'model=jsonl:outputs.jsonl',
      '--trained-on',
      'model=data',
    ],
    ...['--clusters', 'data=^(p\\d+)_', 'model=^(p\\d+)_', '--analyzers', 'bandit,ruff', '--no-cache'],
  ];
}

/** Summary and examples of a run: all that a report shows. */
const figuresOf = (run: string) => {
  const { summary, examples } = loadStudy(run);
  return { summary, examples };
};

describe('sallm study', () => {
  it('gives the same figures in shards that are merged as in one run, and every kind of file', async () => {
    const cwd = folder();
    const args = argumentsFor(cwd, 120);
    const whole = await runCli(
      [...args, '--runs', 'whole', '-o', 'out/a.csv', 'out/a.md', 'out/a.tex', 'out/a.json', 'out/a.parquet'],
      {
        cwd,
      },
    );
    expect(whole.code, whole.stderr).toBe(0);
    expect(whole.stdout).toMatch(/^model +120 +\d+/m);
    for (const part of [3, 1, 2]) {
      const shard = await runCli([...args, '--shard', `${part}/3`, '--quiet'], { cwd });
      expect(shard.code, shard.stderr).toBe(0);
    }
    const shards = readdirSync(join(cwd, 'runs')).map((name) => join('runs', name));
    const incomplete = await runCli(['study', 'merge', ...shards.slice(1), '--runs', 'merged'], { cwd });
    expect(incomplete.code).toBe(2);
    expect(incomplete.stderr).toContain('are not the whole study');
    const merged = await runCli(['study', 'merge', ...shards, '--runs', 'merged'], { cwd });
    expect(merged.code, merged.stderr).toBe(0);

    const [one, other] = ['whole', 'merged'].map((runs) =>
      figuresOf(join(cwd, runs, readdirSync(join(cwd, runs))[0]!)),
    );
    expect(other).toEqual(one);
    const { summary } = one!;
    expect(summary.sets.map(({ samples, clusters }) => [samples, clusters])).toEqual([
      [120, 30],
      [120, 30],
    ]);
    const source = readFileSync(join(cwd, 'data.jsonl'), 'utf8').trim().split('\n');
    const holding = (text: string) => source.filter((row) => row.includes(text)).length;
    const [data] = summary.sets;
    expect(data!.unparsable).toBe(holding('def broken'));
    const bandit = data!.tools.find(({ tool }) => tool === 'bandit')!;
    const samplesWith = (rule: string) => bandit.messages.find((row) => row.rule === rule)?.samples;
    expect(['B101', 'B324', 'B307'].map(samplesWith)).toEqual(['assert', 'md5', 'eval'].map(holding));
    expect(bandit.security.find(({ rule }) => rule === 'B324')).toMatchObject({
      severity: 'high',
      cwes: [327],
    });

    expect(readdirSync(join(cwd, 'out'))).toEqual(
      expect.arrayContaining([
        'a.json',
        'a.md',
        'a.tex',
        'a.sets.csv',
        'a.lifts.csv',
        'a.sets.parquet',
        'a.matrix-bandit.csv',
      ]),
    );
    expect(readFileSync(join(cwd, 'out', 'a.tex'), 'utf8')).toContain('\\begin{longtable}');
    expect(readFileSync(join(cwd, 'out', 'a.messages.csv'), 'utf8')).toContain('data,bandit,security,');
  });

  it(`killed at ${KILLS} random moments and continued, it gives what an undisturbed run gives`, async () => {
    const cwd = folder();
    const args = argumentsFor(cwd, 1300);
    const started = performance.now();
    const undisturbed = await runCli([...args, '--runs', 'whole'], { cwd });
    const whole = performance.now() - started;
    expect(undisturbed.code, undisturbed.stderr).toBe(0);
    const expected = figuresOf(join(cwd, 'whole', readdirSync(join(cwd, 'whole'))[0]!));
    // A run that got through before its kill makes room for another: how fast the machine is does not matter.
    let killed = 0;
    for (let round = 0; killed < KILLS; round++) {
      const runs = `killed-${round}`;
      for (;;) {
        const moment = whole * (0.15 + Math.random() * 0.7);
        const result = await runCli([...args, '--runs', runs, '--quiet'], {
          cwd,
          started: (child) => {
            const timer = killed < KILLS ? setTimeout(() => child.kill('SIGKILL'), moment) : undefined;
            child.on('close', () => clearTimeout(timer));
          },
        });
        if (result.signal === 'SIGKILL') {
          killed++;
          continue;
        }
        expect(result.code, result.stderr).toBe(0);
        break;
      }
      expect(figuresOf(join(cwd, runs, readdirSync(join(cwd, runs))[0]!))).toEqual(expected);
    }
    // Nothing is left to do: another profile needs no analysis.
    const profiled = await runCli([...args, '--runs', 'whole', '--profile', 'scam22'], { cwd });
    expect(profiled.code, profiled.stderr).toBe(0);
    const { summary } = loadStudy(join(cwd, 'whole', readdirSync(join(cwd, 'whole'))[0]!));
    expect(summary.sets[0]!.tools[0]!.samples).toBe(1300);
  });

  it("finds Pylint's duplicate code in a data set as a whole, also for a run that was finished without", async () => {
    const cwd = folder();
    const shared = Array.from({ length: 6 }, (_, i) => `    step_${i} = run(${i})\n`).join('');
    const rows = Array.from({ length: 9 }, (_, i) => ({
      id: `s${i}`,
      // Three share six lines, two others five of them, four nothing.
      code: `def f${i}():\n${i < 3 ? shared : i < 5 ? shared.slice(shared.indexOf('\n') + 1) : ''}    return ${i}\n`,
    }));
    writeFileSync(join(cwd, 'data.jsonl'), rows.map((row) => JSON.stringify(row) + '\n').join(''));
    const args = ['study', 'data=jsonl:data.jsonl', '--analyzers', 'bandit', '--quiet'];
    const without = await runCli(args, { cwd });
    expect(without.code, without.stderr).toBe(0);
    const { code, stderr, stdout } = await runCli([...args, '--duplicates'], { cwd });
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('5 of 9 samples of data (55.6 %) share code with another; they form 1 groups.');
    const { duplicates } = loadStudy(onlyRun(cwd)).summary.sets[0]!;
    expect(duplicates).toMatchObject({ samples: 9, duplicated: 5, pairs: 10, groups: 1, capped: 0 });
    expect(duplicates!.top[0]).toMatchObject({ samples: 5, lines: 6, a: { sample: 's0', start: 2, end: 7 } });
    expect(duplicates!.top[0]!.code).toContain('step_5 = run(5)');
    expect(readFileSync(join(onlyRun(cwd), 'tables', 'study.duplicates.csv'), 'utf8')).toContain('data,9,5,');
    const sharded = await runCli([...args, '--duplicates', '--shard', '1/2'], { cwd });
    expect([sharded.code, sharded.stderr]).toEqual([2, expect.stringContaining('not in a shard')]);
  });

  it('says what is wrong with what it was given', async () => {
    const cwd = folder();
    const results = [
      await runCli(['study', 'data=jsonl:none.jsonl'], { cwd }),
      await runCli(['study', 'data=jsonl:none.jsonl', '-o', 'a.pdf'], { cwd }),
      await runCli(['study', 'merge', 'none'], { cwd }),
    ];
    expect(results.map(({ code }) => code)).toEqual([2, 2, 2]);
    expect(results.map(({ stderr }) => stderr).join('')).toMatch(
      /no file.*extension has to be.*holds no study/s,
    );
  });
});

describe('the page of a study', () => {
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

  it('leads from a message to samples, by keyboard too, and shows hostile code as text', async () => {
    const cwd = folder();
    const { code, stderr } = await runCli([...argumentsFor(cwd, 120), '--quiet'], { cwd });
    expect(code, stderr).toBe(0);
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) problems.push(`asked for ${request.url()}`);
    });
    await page.goto(pathToFileURL(join(onlyRun(cwd), 'report.html')).href);
    for (const section of ['sets', 'messages', 'security', 'carry-over', 'matrix', 'comparisons'])
      expect(await page.locator(`#${section}`).count(), section).toBe(1);
    expect(await page.locator('#carry-over svg, #matrix svg, #sets svg').count()).toBeGreaterThan(3);

    const bar = page.locator('#messages [role=button]', { hasText: 'B602' });
    await bar.focus();
    await page.keyboard.press('Enter');
    const dialog = page.locator('dialog[open]');
    await expect.poll(() => dialog.textContent()).toContain('</script><script>document.title = "owned"');
    expect(await dialog.locator('.row.found').count()).toBeGreaterThan(0);
    expect(await dialog.locator('script, img').count()).toBe(0);
    await dialog.getByRole('button', { name: 'Close' }).click();

    await page.locator('[data-choice=tool]').selectOption('ruff');
    await page.locator('#security button', { hasText: 'S324' }).first().click();
    await expect.poll(() => dialog.textContent()).toContain('hashlib.md5');
    expect(await page.title()).toBe('sallm study');
    expect(problems).toEqual([]);
  });
});
