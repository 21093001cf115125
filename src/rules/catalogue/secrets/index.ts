import { hardCodedSecret } from './hard-coded-secret.ts';

export const secrets = [hardCodedSecret];
