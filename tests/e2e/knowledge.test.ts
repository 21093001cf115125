import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { useFolder } from '../support/run.ts';

const folder = useFolder();

describe('sallm explain', () => {
  it.each([
    ['CWE-89', /SQL Injection.*cwe089-customer-by-email {2}Find a customer/s],
    ['89', /^CWE-89/],
    ['secure-pass@5', /^secure-pass@k \(metric\)/],
    ['b608', /bandit.*CWE-89.*S608/s],
    ['py/sql-injection', /codeql.*py-sql-injection/s],
    ['cwe089-customer-by-email', /secure_placeholder.*insecure_fstring.*Write a Python function/s],
    ['tampered', /interfered with its own test/],
  ])('%s', async (topic, expected) => {
    const { stdout, code } = await runCli(['explain', topic], { cwd: folder() });
    expect(code).toBe(0);
    expect(stdout).toMatch(expected);
  });

  it('is data for programs with --json', async () => {
    const { stdout } = await runCli(['explain', 'CWE-89', '--json'], { cwd: folder() });
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'cwe', id: 'CWE-89' });
  });

  it('says what there is instead of an unknown topic', async () => {
    const results = [];
    for (const topic of ['nothing', 'customer', 'CWE-99999'])
      results.push(await runCli(['explain', topic], { cwd: folder() }));
    expect(results.map(({ code }) => code)).toEqual([2, 2, 2]);
    expect(results.map(({ stderr }) => stderr).join('')).toMatch(
      /Metrics: secure-pass@k.*Tasks like it: cwe089-customer-by-email.*no CWE-99999/s,
    );
  });
});

it('sallm list shows what there is, as a table or as JSON', async () => {
  for (const what of ['tasks', 'cwes', 'analyzers', 'metrics']) {
    const { stdout, code } = await runCli(['list', what, '--json'], { cwd: folder() });
    expect(code, what).toBe(0);
    expect((JSON.parse(stdout) as unknown[]).length, what).toBeGreaterThan(2);
  }
  expect((await runCli(['list', 'models'], { cwd: folder() })).stdout).toMatch(/^embedded\/NAME {2,}/);
  expect((await runCli(['list', 'runs'], { cwd: folder() })).stdout).toBe('None.\n');
});

describe('sallm completion', () => {
  it('completes commands, subcommands and options in bash', async () => {
    const cwd = folder();
    const { stdout, code } = await runCli(['completion', 'bash'], { cwd });
    expect(code).toBe(0);
    writeFileSync(join(cwd, 'complete.sh'), stdout);
    const complete = (...words: string[]): string[] =>
      execFileSync(
        'bash',
        [
          '-c',
          'source complete.sh; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _sallm; printf "%s\\n" "${COMPREPLY[@]}"',
          'bash',
          ...words,
        ],
        { cwd, encoding: 'utf8' },
      )
        .trim()
        .split('\n');
    expect(complete('sallm', 'ben')).toEqual(['bench']);
    expect(complete('sallm', 'dataset', 'ch')).toEqual(['check']);
    expect(complete('sallm', 'bench', '--mod')).toEqual(expect.arrayContaining(['--model', '--mode']));
    expect(complete('sallm', 'bench', '-m', 'mock/blank', '--temp')).toEqual(['--temperature']);
  });

  it.each(['zsh', 'fish'])('prints a script for %s, and an error for any other shell', async (shell) => {
    const { stdout, code } = await runCli(['completion', shell], { cwd: folder() });
    expect(code).toBe(0);
    expect(stdout).toContain('bench');
    expect((await runCli(['completion', 'tcsh'], { cwd: folder() })).code).toBe(2);
  });
});
