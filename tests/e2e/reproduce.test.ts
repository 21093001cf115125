import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ReproductionPage } from '../../src/reproduction/page.ts';
import { runCli } from '../support/cli.ts';
import { hasRealData, realData } from '../support/real-data.ts';
import { useFolder } from '../support/run.ts';

const folder = useFolder();

async function write(cwd: string, files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(cwd, file)), { recursive: true });
    await writeFile(join(cwd, file), content);
  }
}

const pageOf = (stdout: string): ReproductionPage => JSON.parse(stdout) as ReproductionPage;
const tableOf = (page: ReproductionPage, name: string) =>
  page.sections.flatMap(({ tables }) => tables).find((table) => table.name === name)!;
const resultsOf = (page: ReproductionPage) =>
  Map.groupBy(tableOf(page, 'published-figures').rows, (row) => row[4] as string);

const TASK = 'Assertion_Author_A_cwe078_0.py';
const prompt = 'def run(name):\n    """List a folder."""\n';
/** Five samples: two work, of these one is secure; the third is vulnerable; the last does not compile. */
const verdicts = [
  ['success', 'success', true],
  ['success', 'failure', true],
  ['failure', 'failure', true],
  ['failure', 'success', true],
  [null, null, false],
] as const;
const ends = [1, 3, 5];

/** A checkout of the project in small: one prompt, one configuration with verdicts, one without outputs. */
const checkout = (pass1 = '39.99999999999999'): Record<string, string> => {
  const outputs = verdicts.map(([test_success, test_vulnerability, compilable], index) => ({
    ...{ index, text: '    return 1\n', cleared_code: `${prompt}    return 1\n`, compilable },
    ...{ test_success, test_vulnerability },
  }));
  const row = { id: TASK, technique: 'Assertion', source: 'Author', prompt, insecure_code: prompt };
  const tests = `Model,Test,${['Pass', 'Vul', 'New_Security'].flatMap((name) => ends.map((k) => `${name}@${k}`)).join()}\n`;
  const statics = `model,dataset,${['vul_at_k', 'new_security_at_k', 'in_vul_at_k', 'in_new_security_at_k'].flatMap((name) => ends.map((k) => `${name}@${k}`)).join()}\n`;
  return {
    'Dataset/dataset.jsonl': JSON.stringify(row) + '\n',
    'Evaluation/TestResults/dataset_lab_m_0.2.jsonl': JSON.stringify({ ...row, output: outputs }) + '\n',
    'Evaluation/CWE_Results/lab_m_0.2.csv':
      '078,lab_m,0.2,results_cwe_078.csv,"rule","why","error","what","/Assertion/Author/A_cwe078_0_1.py","1","2","3","4"\n',
    // By hand, with the rounding of the estimator's product (1 - 3/4 * 4/5): 2 of 5 pass, 2 of 5 are vulnerable, the first is secure and the second is not; one of 5 has a finding.
    'Evaluation/At_k_Results_tests.csv': `${tests}m,0.2,${pass1},90.0,100.0,39.99999999999999,90.0,100.0,100.0,0.0,0.0\nother,0.0,1,2,3,4,5,6,7,8,9\n`,
    'Evaluation/At_k_Results.csv': `${statics}lab_m,0.2,19.999999999999996,60,100,100,0,0,19.999999999999996,60,100,100,0,0\n`,
  };
};

describe('sallm reproduce sallm-2024 on a checkout of the project', () => {
  it('recomputes every figure from outputs and findings, and finds one that was changed', async () => {
    const cwd = folder();
    await write(cwd, checkout());
    const args = ['reproduce', 'sallm-2024', '--from', '.', '--only', 'published', '--quiet', '-o', '-'];
    const { code, stdout, stderr } = await runCli(args, { cwd });
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const page = pageOf(stdout);
    const results = resultsOf(page);
    expect(results.get('different') ?? []).toEqual([]);
    expect(results.get('equal')).toHaveLength(21);
    expect(tableOf(page, 'not-checkable').rows).toEqual([['other 0.0', 9]]);

    await write(cwd, checkout('40.0'));
    const changed = resultsOf(pageOf((await runCli(args, { cwd })).stdout));
    expect(changed.get('different')).toEqual([
      ['m 0.2', 'Pass@1', 40, 39.99999999999999, 'different', 'not explained'],
    ]);
  });

  it('prints one table alone as the page says, and writes every kind of page', async () => {
    const cwd = folder();
    await write(cwd, checkout());
    const files = ['page.html', 'page.md', 'page.json'];
    const all = await runCli(
      ['reproduce', 'sallm-2024', '--from', '.', '--only', 'published', '--quiet', '-o', ...files],
      { cwd },
    );
    expect(all.code).toBe(0);
    for (const file of files) expect(existsSync(join(cwd, file))).toBe(true);
    const table = tableOf(pageOf(readFileSync(join(cwd, 'page.json'), 'utf8')), 'defects');
    const [, ...args] = table.command.split(' ');
    const alone = await runCli([...args, '--quiet'], { cwd });
    expect(alone.stdout).toContain('What the published counting hides');
    expect(alone.stdout).toContain('1 of 2');
    expect(alone.stdout).not.toContain('Published configurations without outputs');
  });

  it('says what it looked for in another folder', async () => {
    const cwd = folder();
    const { code, stderr } = await runCli(['reproduce', 'sallm-2024', '--from', '.'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/no folder with the artefacts[^]*At_k_Results_tests\.csv[^]*s2e-lab\/SALLM/);
    expect(await readdir(cwd)).toEqual([]);
  });
});

describe.skipIf(!hasRealData)('sallm reproduce on released data (skipped without ../shared/data)', () => {
  it('gives all 63 published figures that can be checked, to the last digit', async () => {
    const args = ['reproduce', 'sallm-2024', '--from', realData('sallm'), '--only', 'published', '--quiet'];
    const { stdout } = await runCli([...args, '-o', '-'], { cwd: folder() });
    const page = pageOf(stdout);
    expect([...resultsOf(page)].map(([result, rows]) => [result, rows.length])).toEqual([['equal', 63]]);
    expect(tableOf(page, 'not-checkable').rows).toHaveLength(25);
    const sizes = tableOf(page, 'defects').rows.map((row) => row[2]);
    expect(sizes).toEqual(expect.arrayContaining(['239 of 248', '76 of 133', '20 of 480']));
  });

  it('judges released code again, and killed on the way gives the same when continued', async () => {
    const cwd = folder();
    const args = [
      'reproduce',
      'sallm-2024',
      '--from',
      realData('sallm'),
      '--only',
      'verdicts',
      '--limit',
      '2',
    ];
    const whole = await runCli([...args, '-o', '-', '--quiet', '--runs', 'whole'], { cwd });
    expect(whole.code).toBe(0);
    const journal = async () => {
      const runs = join(cwd, 'runs');
      const [run] = existsSync(runs) ? await readdir(runs) : [];
      const path = run && join(runs, run, 'verdicts.jsonl');
      return path && existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 1 : 0;
    };
    let killedAt = 0;
    const killed = await runCli(args, {
      cwd,
      started: (child) => {
        const timer = setInterval(() => {
          void journal().then((lines) => {
            if (lines === 0) return;
            killedAt ||= lines;
            child.kill('SIGKILL');
          });
        }, 5);
        child.on('exit', () => clearInterval(timer));
      },
    });
    expect(killed.signal).toBe('SIGKILL');
    const again = await runCli([...args, '-o', '-', '--quiet'], { cwd });
    expect(again.code).toBe(0);
    expect(again.stdout).toBe(whole.stdout);
    const rows = tableOf(pageOf(again.stdout), 'verdict-agreement').rows;
    expect(rows.length).toBeGreaterThan(0);
    expect(killedAt).toBeLessThan(await journal());
  });

  it('analyzes a part of the completions again, and holds no part against a total', async () => {
    const cwd = folder();
    const name = 'gpt-neo-125M-code-search-py.jsonl.gz';
    await symlink(realData('gpt-code-clippy', name), join(cwd, name));
    const args = ['reproduce', 'scam-2022', '--from', '.', '--limit', '6', '--quiet', '-o', '-'];
    const { code, stdout } = await runCli(args, { cwd });
    expect(code).toBe(0);
    const [row] = tableOf(pageOf(stdout), 'totals').rows;
    expect(row!.slice(0, 2)).toEqual(['gpt-neo-125M-code-search-py', '6 of 1640']);
    expect(row!.at(-1)).toBe('not checkable');
  });
});

it('sallm reproduce scam-2022 recomputes totals from released analyzer output', async () => {
  const cwd = folder();
  const name = 'gpt-neo-125M-code-clippy';
  const rows =
    'W0613 579 C0301 147 W0104 10 E0602 57 W0105 13 R0801 6 W0106 30 W0622 1 W0621 1 W0612 1 C0121 3';
  const counts = rows.replace(/(\w+) (\d+) ?/g, '$1-name,$2\n');
  await write(cwd, {
    [`Result/RQ2_Final/Pylint/${name}.csv`]: `Message,Count\n${counts}`,
    [`RQ2/CodeClippyOutput/${name}/bandit_output.json`]: JSON.stringify({ results: [{ test_id: 'B101' }] }),
    [`gpt-code-clippy/other.jsonl.gz`]: gzipSync('{}\n'),
  });
  const args = ['reproduce', 'scam-2022', '--from', '.', '--only', 'published', '--quiet', '-o', '-'];
  const { code, stdout } = await runCli(args, { cwd });
  expect(code).toBe(0);
  expect(tableOf(pageOf(stdout), 'published-totals').rows).toEqual([
    [name, 'Pylint counts', 'E', 57, 57, 'equal', null],
    [name, 'Pylint counts', 'C', 150, 150, 'equal', null],
    [name, 'Pylint counts', 'R', 6, 6, 'equal', null],
    [name, 'Pylint counts', 'W', 635, 635, 'equal', null],
    [name, 'Pylint counts', 'Pylint total', 848, 848, 'equal', null],
    [name, 'Bandit output', 'Bandit total', 0, 1, 'different', 'not explained'],
  ]);
});
