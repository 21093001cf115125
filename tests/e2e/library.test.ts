import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { packagePath } from '../../src/core/paths.ts';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'sallm-library-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

/** What each example is given, and what it has to print. */
const examples: Record<string, { args: () => string[]; prints: RegExp[] }> = {
  'ask-model.ts': { args: () => [], prints: [/ 0 ok \d+ characters/, / 1 ok \d+ characters/] },
  'bench-and-gate.ts': {
    args: () => [join(folder, 'runs')],
    prints: [
      /mock\/insecure-reference complete vulnerable@1 (0\.[1-9]|1)/,
      /mock\/insecure-reference against mock\/secure-reference flipped [1-9]/,
      /vulnerable@1 by static <= 0\.5 met/,
    ],
  },
  'judge-program.ts': {
    args: () => [],
    prints: [/customer-by-email ok vulnerable/, /^5: B608 /m],
  },
  'metrics-of-table.ts': {
    // c = 1 of n = 2 for each of two tasks: 1 - C(1,1)/C(2,1).
    args: () => [
      write(
        'verdicts.csv',
        'model,task,sample,functional,security\n' +
          ['a', 'b'].map((task) => `m,${task},0,passed,passed\nm,${task},1,passed,failed\n`).join(''),
      ),
    ],
    prints: [/^m tests secure-pass@1 0\.5 /m],
  },
  'scan-code.ts': {
    args: () => [
      write(
        'app.py',
        'import subprocess\n\n\ndef run(name):\n    subprocess.call("ls " + name, shell=True)\n',
      ) && folder,
    ],
    prints: [/app\.py:5 bandit B602 CWE-78/, /app\.py:5 sallm .*CWE-78/],
  },
};

it('there is no example that is not run', () => {
  const files = readdirSync(packagePath('examples', 'library')).filter((file) => file.endsWith('.ts'));
  expect(files.sort()).toEqual(Object.keys(examples).sort());
});

it.each(Object.entries(examples))('%s', async (file, { args, prints }) => {
  const hooks = packagePath('tests', 'support', 'sallm-from-source.mjs');
  const path = packagePath('examples', 'library', file);
  const { stdout } = await run(process.execPath, ['--import', hooks, path, ...args()], { cwd: folder });
  for (const text of prints) expect(stdout).toMatch(text);
});

it('the examples hold against the types of the built package', async () => {
  const tsc = packagePath('node_modules', 'typescript', 'bin', 'tsc');
  const dist = join(folder, 'dist');
  const build = ['-p', packagePath('tsconfig.build.json'), '--emitDeclarationOnly', '--outDir', dist];
  await run(process.execPath, [tsc, ...build]);
  const config = {
    extends: packagePath('tsconfig.json'),
    compilerOptions: {
      typeRoots: [packagePath('node_modules', '@types')],
      paths: { sallm: [join(dist, 'index.d.ts')], '*': [packagePath('node_modules', '*')] },
    },
    include: [packagePath('examples', 'library', '*.ts')],
  };
  const project = write('tsconfig.json', JSON.stringify(config));
  const { stdout } = await run(process.execPath, [tsc, '-p', project]).catch(
    (error: { stdout: string }) => error,
  );
  expect(stdout).toBe('');
});
