import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { cachePath, packagePath } from '../../src/core/paths.ts';

interface Manifest {
  version: string;
  files: string[];
  dependencies: Record<string, string>;
}
interface Workflow {
  jobs: { bench: { steps: { name?: string; run?: string }[] } };
}

const folder = mkdtempSync(join(tmpdir(), 'sallm-package-'));
const project = join(folder, 'project');
const installed = join(project, 'node_modules', 'sallm');
const manifest = JSON.parse(readFileSync(packagePath('package.json'), 'utf8')) as Manifest;
const example = (name: string) =>
  parse(readFileSync(join(installed, 'examples', 'ci', name), 'utf8')) as unknown;

/** An empty home; only the cache is there, as on a runner that has kept it. */
const env = () => ({
  PATH: [join(project, 'node_modules', '.bin'), dirname(process.execPath), process.env['PATH']].join(
    delimiter,
  ),
  HOME: join(folder, 'home'),
  SALLM_CACHE: cachePath(),
  GITHUB_STEP_SUMMARY: join(project, 'step-summary.md'),
  ...(process.env['SALLM_PYTHON'] === undefined ? {} : { SALLM_PYTHON: process.env['SALLM_PYTHON'] }),
});
const run = (command: string, args: readonly string[], cwd = project) => {
  const result = spawnSync(command, args, { cwd, env: env(), encoding: 'utf8' });
  return { code: result.status, said: result.stdout + result.stderr };
};

beforeAll(() => {
  // A copy: packing builds, and the checkout's own build is nobody's business here.
  const source = join(folder, 'source');
  const parts = manifest.files.filter((name) => !['dist', 'man'].includes(name));
  for (const name of [
    'package.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'src',
    'scripts',
    'tests',
    ...parts,
  ])
    cpSync(packagePath(name), join(source, name), { recursive: true });
  symlinkSync(packagePath('node_modules'), join(source, 'node_modules'));
  mkdirSync(join(folder, 'home'));
  const packed = run('npm', ['pack', '--pack-destination', folder], source);
  expect(packed.code, packed.said).toBe(0);

  // What npm would put there, without asking a registry: the tarball, and the dependencies that it names.
  mkdirSync(installed, { recursive: true });
  const tarball = join(folder, `sallm-${manifest.version}.tgz`);
  const unpacked = run('tar', ['-xzf', tarball, '--strip-components=1', '-C', installed]);
  expect(unpacked.code, unpacked.said).toBe(0);
  for (const name of Object.keys(manifest.dependencies)) {
    mkdirSync(dirname(join(project, 'node_modules', name)), { recursive: true });
    symlinkSync(packagePath('node_modules', name), join(project, 'node_modules', name));
  }
  mkdirSync(join(project, 'node_modules', '.bin'));
  chmodSync(join(installed, 'bin', 'sallm.js'), 0o755);
  symlinkSync(join(installed, 'bin', 'sallm.js'), join(project, 'node_modules', '.bin', 'sallm'));
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }\n');
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('holds what it names and nothing of how it is made', () => {
  const expected = [...manifest.files, 'package.json'];
  expect(readdirSync(installed).sort()).toEqual(expected.sort());
  expect(run('sallm', ['--version'])).toEqual({ code: 0, said: `${manifest.version}\n` });
});

it("is a library: the README's program runs", () => {
  const [, program] = /```ts\n([^]*?)```/.exec(readFileSync(join(installed, 'README.md'), 'utf8'))!;
  writeFileSync(join(project, 'readme.ts'), `${program}\nconsole.log(summary.samples.judged, run.path);\n`);
  const { code, said } = run(process.execPath, ['readme.ts']);
  expect(said).toMatch(/^5 runs\//m);
  expect(code).toBe(0);
});

it.each([
  ['mock/secure-reference', 0],
  ['mock/insecure-reference', 1],
])('the example workflow measures %s, shows it and ends with %i', (model, code) => {
  // The steps as they stand; the settings with a model that needs no key.
  const { steps } = (example('github-actions.yml') as Workflow).jobs.bench;
  const settings = { ...(example('sallm.yaml') as object), models: [model], limit: 12 };
  writeFileSync(join(project, 'sallm.yaml'), stringify(settings));
  rmSync(env().GITHUB_STEP_SUMMARY, { force: true });
  const step = (name: string) => {
    const script = steps.find((one) => one.name === name)!.run!;
    return run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script]);
  };
  const measured = step('Measure');
  expect(measured.code, measured.said).toBe(code);
  expect(step('Show').code).toBe(0);
  const shown = readFileSync(env().GITHUB_STEP_SUMMARY, 'utf8');
  expect(shown.includes('**not met**')).toBe(code === 1);
  expect(shown).toContain('12 tasks, 36 of 36 samples judged;');
  expect(readFileSync(join(project, 'results.xml'), 'utf8')).toContain(`failures="${code * 36}"`);
  expect(JSON.parse(readFileSync(join(project, 'findings.sarif'), 'utf8'))).toMatchObject({
    version: '2.1.0',
  });
});
