import { Command, type Option } from 'commander';
import type { z } from 'zod';
import { readConfigFile, resolveConfig } from './config-file.ts';
import { optionsOf, type OptionTable } from './option.ts';

/** A command with the settings that every command has; it throws instead of ending the process. */
export const newCommand = (
  name: string,
  summary: string,
  examples: readonly [line: string, why: string][],
): Command => {
  const width = Math.max(...examples.map(([line]) => line.length));
  const shown = examples.map(([line, why]) => `  ${line.padEnd(width)}  ${why}`);
  return new Command(name)
    .summary(summary)
    .description(summary)
    .showSuggestionAfterError()
    .exitOverride()
    .configureHelp({ helpWidth: 110 })
    .addHelpText('after', `\nExamples:\n${shown.join('\n')}\n`);
};

/**
 * Adds a table's options to a command, and `--config`. The returned function gives the checked configuration from
 * what the user wrote: flags over file over what `fallback` makes of both over the schema's defaults.
 */
export function addConfigOptions<Schema extends z.ZodObject>(
  command: Command,
  schema: Schema,
  table: OptionTable<z.infer<Schema>>,
): (fallback?: (given: Record<string, unknown>) => Record<string, unknown>) => z.infer<Schema> {
  const describe = (key: string): string => {
    const field = schema.shape[key] as z.ZodType | undefined;
    const fallback = field?.safeParse(undefined);
    const shown =
      fallback?.success && isWorthShowing(fallback.data) ? ` (default: ${String(fallback.data)})` : '';
    return `${field?.description ?? ''}${shown}`;
  };
  const options = optionsOf(table, describe);
  for (const { option } of options) command.addOption(option);
  command.option('--config <file>', 'YAML file with the same settings (see schema/config.schema.json)');

  return (fallback = () => ({})) => {
    const given = command.opts<Record<string, unknown>>();
    const flags: Record<string, unknown> = {};
    const names = new Map<string, Option>();
    for (const { key, option } of options) {
      names.set(key, option);
      const value = given[option.attributeName()];
      if (value !== undefined) flags[key] = value;
    }
    const path = given['config'] as string | undefined;
    const file = path === undefined ? undefined : { path, settings: readConfigFile(path) };
    const settings = { ...fallback({ ...file?.settings, ...flags }), ...file?.settings };
    return resolveConfig(
      schema,
      { path: path ?? 'configuration', settings },
      flags,
      (key) => names.get(key)?.long ?? key,
      command.name(),
    );
  };
}

const isWorthShowing = (value: unknown): boolean =>
  value !== undefined && !(Array.isArray(value) && value.length === 0);
