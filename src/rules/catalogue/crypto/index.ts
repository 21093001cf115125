import { weakHash } from './weak-hash.ts';

export const crypto = [weakHash];
