// Writes schema/config.schema.json from the configuration's own definition.
import { configJsonSchema } from '../src/benchmark/config-schema.ts';
import { packagePath } from '../src/core/paths.ts';
import { writeFileAtomic } from '../src/core/run/atomic.ts';

writeFileAtomic(packagePath('schema', 'config.schema.json'), configJsonSchema());
