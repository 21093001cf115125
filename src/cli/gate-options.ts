import type { Command } from 'commander';
import {
  checkGate,
  type GateBy,
  gateBys,
  type Gated,
  gateLines,
  type GateResult,
} from '../benchmark/gate/check.ts';
import { type Gate, parseGate } from '../benchmark/gate/parse.ts';
import { oneOf, repeated } from './values.ts';

/** What the user demands of the figures. */
export interface Gates {
  gates: Gate[];
  by: GateBy;
}

/** The options of commands that can fail by their figures. */
export function addGateOptions(command: Command): void {
  const group = 'When it fails:';
  const option = (flags: string, text: string) => command.createOption(flags, text).helpGroup(group);
  const condition = option(
    '--gate <condition>',
    'exit code 1 unless met, to be repeated: "secure-pass@1>=0.4", "vulnerable@1 by static<=10%" (docs/ci.md)',
  );
  command
    .addOption(condition.argParser(repeated))
    .addOption(
      option('--gate-by <figure>', 'point (the estimate) or bound (the worse end of its 95 % interval)'),
    );
}

/** Reads what {@link addGateOptions} added. Throws UsageError. */
export function gateOptions(command: Command): Gates {
  const { gate = [], gateBy = 'point' } = command.opts<{ gate?: string[]; gateBy?: string }>();
  return { gates: gate.map(parseGate), by: oneOf('--gate-by', gateBy, gateBys) };
}

/** Checks all gates on a run and says on stderr how each fared. */
export function checkGates({ gates, by }: Gates, gated: Gated): GateResult[] {
  const results = gates.map((gate) => checkGate(gate, gated, by));
  for (const line of gateLines(results)) process.stderr.write(`${line}\n`);
  return results;
}
