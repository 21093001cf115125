import type { Command } from 'commander';
import { sandboxNames, type SandboxName } from '../sandbox/index.ts';
import { oneOf } from './values.ts';

/** The option of commands that run foreign code and have no table of settings. */
export const addSandboxOption = (command: Command): Command =>
  command.option(
    '--sandbox <backend>',
    `${sandboxNames.join(', ')} (default: the variable SALLM_SANDBOX, else auto)`,
  );

/** What {@link addSandboxOption} added; nothing where the user said nothing, so that the variable decides. */
export function sandboxOption(command: Command): { sandbox?: SandboxName } {
  const { sandbox } = command.opts<{ sandbox?: string }>();
  return sandbox === undefined ? {} : { sandbox: oneOf('--sandbox', sandbox, sandboxNames) };
}
