import { unverifiedTls } from './unverified-tls.ts';

export const transport = [unverifiedTls];
