import { unsafeDeserialization } from './unsafe-deserialization.ts';

export const deserialization = [unsafeDeserialization];
