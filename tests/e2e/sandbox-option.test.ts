import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { onlyRun, readSummary, useFolder } from '../support/run.ts';

const folder = useFolder();

const bench = ['bench', '-m', 'mock/secure-reference', '--limit', '1', '--judges', 'tests', '--quiet'];
/** Nothing that could be opened: a command that still works has not looked at it. */
const wrongVariable = { SALLM_SANDBOX: 'jail' };

describe('a sandbox that is none is refused with exit code 2 and the names of those that are', () => {
  it.each([
    [bench],
    [['score', 'generations.jsonl']],
    [['dataset', 'check', '--all']],
    [['tasks', 'admit', '.']],
    [['tasks', 'new', '--seed', 'cwe/78', '--draft', 'mock/blank']],
    [['reproduce', 'sallm-2024', '--from', '.']],
    [['doctor']],
    [['sandbox', 'test']],
  ])('sallm %j', async (args) => {
    const { code, stderr, stdout } = await runCli([...args, '--sandbox', 'jail'], { cwd: folder() });
    expect(stderr).toMatch(/--sandbox: .*bubblewrap.*podman.*docker/);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  it('in the environment', async () => {
    const { code, stderr } = await runCli(bench, { cwd: folder(), env: wrongVariable });
    expect(stderr).toMatch(/SALLM_SANDBOX: "jail".*bubblewrap/);
    expect(code).toBe(2);
  });

  it('in a configuration file', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'study.yaml'), 'sandbox: jail\n');
    const { code, stderr } = await runCli([...bench, '--config', 'study.yaml'], { cwd });
    expect(stderr).toMatch(/study\.yaml: sandbox: .*bubblewrap/);
    expect(code).toBe(2);
  });
});

it('the option and the file go before the environment, and all of them mean the same run', async () => {
  const cwd = folder();
  writeFileSync(join(cwd, 'study.yaml'), 'sandbox: bubblewrap\n');
  const byOption = await runCli([...bench, '--sandbox', 'bubblewrap'], { cwd, env: wrongVariable });
  expect(byOption.stderr).toMatch(/^Report: /m);
  expect(byOption.code).toBe(0);
  const run = onlyRun(cwd);
  expect(readSummary(run).samples.judged).toBe(1);

  const byFile = await runCli([...bench, '--config', 'study.yaml'], { cwd, env: wrongVariable });
  expect(byFile.code).toBe(0);
  const byDefault = await runCli(bench, { cwd });
  expect(byDefault.code).toBe(0);
  expect(onlyRun(cwd)).toBe(run);
});
