import { existsSync, readFileSync } from 'node:fs';
import { parse, YAMLParseError } from 'yaml';
import type { z } from 'zod';
import { messageOf, UsageError } from '../core/errors.ts';
import { refusalOf } from '../core/refusal.ts';

/** Reads a YAML (or JSON) configuration file as a plain object. */
export function readConfigFile(path: string): Record<string, unknown> {
  if (!existsSync(path)) throw new UsageError(`There is no configuration file ${path}.`);
  let value: unknown;
  try {
    value = parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const refused = refusalOf(error, path);
    if (refused) throw refused;
    const where = error instanceof YAMLParseError && error.linePos ? `:${error.linePos[0].line}` : '';
    throw new UsageError(`${path}${where} is not valid YAML: ${messageOf(error).split('\n')[0]}`);
  }
  if (value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new UsageError(`${path} has to hold settings ("key: value"), one per line.`);
  }
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== '$schema'));
}

/** Flags over file over defaults, checked. `flagOf` names a setting the way the user gave it, `command` who asks. */
export function resolveConfig<Schema extends z.ZodType>(
  schema: Schema,
  file: { path: string; settings: Record<string, unknown> },
  flags: Record<string, unknown>,
  flagOf: (key: string) => string,
  command: string,
): z.infer<Schema> {
  const parsed = schema.safeParse({ ...file.settings, ...flags });
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => {
    const key = String(issue.path[0] ?? '');
    const where = key in flags ? flagOf(key) : `${file.path}: ${issue.path.join('.') || '(top)'}`;
    return `${where}: ${issue.message}`;
  });
  throw new UsageError(problems.join('\n'), {
    hint: `See "sallm ${command} --help" and schema/config.schema.json for what each setting may be.`,
  });
}
