import type { Command } from 'commander';
import { findRun } from '../../benchmark/compare/find-run.ts';
import { readGated } from '../../benchmark/gate/read.ts';
import { EXIT, UsageError } from '../../core/errors.ts';
import { newCommand } from '../define.ts';
import { gated, runFiles } from '../help/page.ts';
import { addGateOptions, checkGates, gateOptions } from '../gate-options.ts';

/** `sallm gate`: conditions on the figures of runs that are there already. */
export function gate(): Command {
  const command = newCommand(
    'gate',
    'Check conditions on the figures of runs; exit code 1 when one is not met',
    [
      ['sallm gate runs/A --gate "secure-pass@1>=0.4"', 'by the estimate'],
      ['sallm gate study --gate "vulnerable@1 (model=gpt-4o)<10%" --gate-by bound', 'by the upper bound'],
    ],
    {
      about: ['What could not be scored is never met, whatever the number.'],
      exits: gated,
      files: runFiles,
      seeAlso: ['sallm bench', 'sallm compare', 'docs/ci.md'],
    },
  );
  command.argument('<runs...>', 'run folders, or names of runs');
  addGateOptions(command);
  command.option('--runs <folder>', 'parent of run folders', 'runs');
  return command.action((texts: string[]) => {
    const gates = gateOptions(command);
    if (gates.gates.length === 0)
      throw new UsageError('There is no condition to check.', {
        hint: 'Give one: --gate "secure-pass@1>=0.4"',
      });
    const { runs } = command.opts<{ runs: string }>();
    const paths = texts.map((text) => findRun(text, runs));
    const results = paths.flatMap((path) => {
      if (paths.length > 1) process.stderr.write(`${path}\n`);
      return checkGates(gates, readGated(path));
    });
    if (results.some(({ met }) => !met)) process.exitCode = EXIT.gate;
  });
}
