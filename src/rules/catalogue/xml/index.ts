import { entityExpansion } from './entity-expansion.ts';
import { externalEntities } from './external-entities.ts';
import { xmlInclude } from './xml-include.ts';

export const xml = [entityExpansion, externalEntities, xmlInclude];
