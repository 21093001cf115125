import { readFileSync } from 'node:fs';
import { z } from 'zod';

const file = new URL('sarif-schema/sarif-2.1.0-rtm.5.json', import.meta.url);

/** Without `format`: the JSON schema's URI references may be relative, which the converted check would refuse. */
const withoutFormats = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutFormats);
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([key, own]) => key !== 'format' || typeof own !== 'string');
  return Object.fromEntries(kept.map(([key, own]) => [key, withoutFormats(own)]));
};

/** The published schema of SARIF 2.1.0; what it is and where it comes from: sarif-schema/README.md. */
export const publishedSarif = z.fromJSONSchema(
  withoutFormats(JSON.parse(readFileSync(file, 'utf8'))) as Parameters<typeof z.fromJSONSchema>[0],
);
