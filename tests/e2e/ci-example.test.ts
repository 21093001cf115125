import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseGate } from '../../src/benchmark/gate/parse.ts';
import { packagePath } from '../../src/core/paths.ts';
import { runCli } from '../support/cli.ts';
import { useFolder } from '../support/run.ts';

const Workflow = z.looseObject({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  jobs: z.record(
    z.string(),
    z.looseObject({
      'runs-on': z.string(),
      steps: z.array(z.looseObject({ uses: z.string().optional(), run: z.string().optional() })),
    }),
  ),
});

const text = readFileSync(packagePath('examples', 'ci', 'github-actions.yml'), 'utf8');
const steps = Object.values(Workflow.parse(parse(text)).jobs).flatMap((job) => job.steps);
const folder = useFolder();

/** Words of a command line, quoted ones whole. */
const words = (line: string): string[] =>
  Array.from(line.matchAll(/"([^"]*)"|(\S+)/g), ([, quoted, plain]) => quoted ?? plain!);
const commands = steps
  .flatMap(({ run = '' }) => run.split('\n'))
  .map((line) => words(line.trim()))
  .filter(([program]) => program === 'sallm');

it('every step uses an action or runs something', () => {
  for (const { uses, run } of steps) expect([uses, run].filter(Boolean)).toHaveLength(1);
  expect(commands.map(([, command]) => command)).toContain('bench');
});

describe('what the workflow runs is there', () => {
  it.each(commands)('%s %s', async (_, command = '', ...rest) => {
    const help = await runCli([command, '--help'], { cwd: folder() });
    expect(help.code).toBe(0);
    for (const flag of rest.filter((word) => word.startsWith('-')))
      expect(help.stdout).toMatch(new RegExp(`(^|[ ,])${flag}[ ,\n]`, 'm'));
  });
});

it('its gates are gates, and later steps read what the command writes', () => {
  const bench = commands.find(([, command]) => command === 'bench')!;
  const gates = bench.filter((_, i) => bench[i - 1] === '--gate');
  expect(gates.length).toBeGreaterThan(0);
  for (const gate of gates) expect(() => parseGate(gate)).not.toThrow();
  const written = bench.slice(bench.indexOf('--output') + 1);
  for (const file of written) expect(text.split(file).length).toBeGreaterThan(2);
});
