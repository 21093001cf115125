import { refusedClasses } from './refused-classes.ts';
import { unsafeDeserialization } from './unsafe-deserialization.ts';

export const deserialization = [refusedClasses, unsafeDeserialization];
