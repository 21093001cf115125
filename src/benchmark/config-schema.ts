import { z } from 'zod';
import { BenchConfig } from './config.ts';

/** The JSON schema of configuration files, as published in schema/config.schema.json. */
export function configJsonSchema(): string {
  const schema = z.toJSONSchema(BenchConfig, { io: 'input', target: 'draft-2020-12' }) as Record<
    string,
    unknown
  >;
  const { properties, ...rest } = schema;
  const withSchema = { $schema: { type: 'string' }, ...(properties as object) };
  return (
    JSON.stringify({ title: 'sallm benchmark configuration', ...rest, properties: withSchema }, null, 2) +
    '\n'
  );
}
