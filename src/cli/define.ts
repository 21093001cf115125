import type { Command, Option } from 'commander';
import type { z } from 'zod';
import { readConfigFile, resolveConfig } from './config-file.ts';
import { helpfulCommand } from './help/command.ts';
import type { HelpPage } from './help/page.ts';
import { optionsOf, type OptionTable } from './option.ts';

/**
 * A command with the settings that every command has; it throws instead of ending the process.
 *
 * @param page what its manual says beyond the summary, its arguments and its options
 */
export function newCommand(
  name: string,
  summary: string,
  examples: HelpPage['examples'],
  page: Omit<Partial<HelpPage>, 'examples'> = {},
): Command {
  return helpfulCommand(name, { ...page, examples })
    .summary(summary)
    .description([`${summary}.`, ...(page.about ?? [])].join('\n\n'));
}

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
