import type { Rule } from '../rule.ts';
import { crypto } from './crypto/index.ts';
import { deserialization } from './deserialization/index.ts';
import { files } from './files/index.ts';
import { injection } from './injection/index.ts';
import { output } from './output/index.ts';
import { requests } from './requests/index.ts';
import { resources } from './resources/index.ts';
import { secrets } from './secrets/index.ts';
import { transport } from './transport/index.ts';
import { web } from './web/index.ts';
import { xml } from './xml/index.ts';

/** Every rule; each family's index lists its own. */
export const catalogue: readonly Rule[] = [
  ...crypto,
  ...deserialization,
  ...files,
  ...injection,
  ...output,
  ...requests,
  ...resources,
  ...secrets,
  ...transport,
  ...web,
  ...xml,
];
