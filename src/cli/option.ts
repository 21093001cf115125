import { InvalidArgumentError, Option } from 'commander';

/** How one setting appears on the command line. The text for people is the schema's own description. */
export interface OptionSpec {
  /** As commander writes it: `-n, --samples <count>`. */
  flags: string;
  group: string;
  /** What a value may be. `texts`, `numbers`: comma-separated, and the flag may be repeated; `repeated`: only that. */
  kind: 'text' | 'number' | 'texts' | 'numbers' | 'repeated' | 'json' | 'header';
}

/** A table with a decision for every key of a configuration: a flag, or only the file. */
export type OptionTable<Config> = { [Key in keyof Required<Config>]: OptionSpec | 'file only' };

const number = (text: string): number => {
  const value = Number(text.trim());
  if (text.trim() === '' || !Number.isFinite(value))
    throw new InvalidArgumentError(`"${text}" is not a number.`);
  return value;
};

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidArgumentError('It has to be JSON.');
  }
};

const header = (text: string): Record<string, string> => {
  const [, name, value] = /^\s*([^:\s]+)\s*:\s*(.*?)\s*$/.exec(text) ?? [];
  // Not repeated in the message: it may hold a key.
  if (name === undefined || value === undefined)
    throw new InvalidArgumentError('It has to be "Name: value".');
  return { [name]: value };
};

const parsers: Record<OptionSpec['kind'], (text: string, previous: unknown) => unknown> = {
  text: (text) => text,
  number,
  json,
  texts: (text, previous) => [
    ...((previous as string[] | undefined) ?? []),
    ...text.split(',').map((part) => part.trim()),
  ],
  repeated: (text, previous) => [...((previous as string[] | undefined) ?? []), text],
  header: (text, previous) => ({ ...(previous as Record<string, string> | undefined), ...header(text) }),
  numbers: (text, previous) => [
    ...((previous as number[] | undefined) ?? []),
    ...text.split(',').map(number),
  ],
};

/** The options of a table, each under the attribute name of its configuration key. */
export function optionsOf<Config extends object>(
  table: OptionTable<Config>,
  describe: (key: string) => string,
): { key: string; option: Option }[] {
  return Object.entries<OptionSpec | 'file only'>(table).flatMap(([key, spec]) => {
    if (spec === 'file only') return [];
    const option = new Option(spec.flags, describe(key)).argParser(parsers[spec.kind]).helpGroup(spec.group);
    return [{ key, option }];
  });
}
