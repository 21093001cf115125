import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { spawnSync } from 'node:child_process';
import { packagePath } from '../../src/core/paths.ts';
import { runCli } from '../support/cli.ts';
import { onlyRun, useFolder } from '../support/run.ts';

const folder = useFolder();

/** What a command prints on a terminal of so many columns. */
function onTerminal(cwd: string, columns: number, args: readonly string[]): string {
  const words = [process.execPath, packagePath('bin', 'sallm.js'), ...args];
  const command = `stty cols ${columns}; ${words.map((word) => `'${word}'`).join(' ')}`;
  const { stdout, status } = spawnSync('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
    cwd,
    encoding: 'utf8',
  });
  expect(status, stdout).toBe(0);
  return stdout.replaceAll('\r\n', '\n');
}

/** Lines of tables: the rule below a header, and what stands below the first cell of a row. */
const tableLines = (text: string): string[] => text.split('\n').filter((line) => /^( {2}\S|---)/.test(line));

it('tables are as narrow as the terminal, and whole where there is none', async () => {
  const cwd = folder();
  const code = 'def check(x):\n    assert x\n    return eval(x)\n';
  writeFileSync(join(cwd, 'data.jsonl'), JSON.stringify({ id: 'a', code }) + '\n');
  const studied = await runCli(['study', 'data=jsonl:data.jsonl', '--analyzers', 'bandit'], { cwd });
  expect(studied.code, studied.stderr).toBe(0);
  expect(studied.stdout).toMatch(/samples +unparsable +types +smelly share +per sample +per 100 lines\n-/);
  writeFileSync(
    join(cwd, 'verdicts.csv'),
    'model,task,sample,functional,security\n' + [1, 2].map((i) => `m,t${i},0,passed,passed\n`).join(''),
  );
  const commands: [args: string[], holds: string][] = [
    [['metrics', 'verdicts.csv', '-k', '1'], 'secure-pass'],
    [['study', 'data=jsonl:data.jsonl', '--analyzers', 'bandit'], 'per 100 lines'],
    [['validate', onlyRun(cwd), '--report'], 'not validated'],
  ];
  for (const [args, holds] of commands)
    for (const columns of [80, 40]) {
      const text = onTerminal(cwd, columns, args);
      expect(text).toContain(holds);
      const lines = tableLines(text);
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(columns);
    }
});
