import { allInterfaces } from './all-interfaces.ts';
import { cleartextLogin } from './cleartext-login.ts';
import { oldTls } from './old-tls.ts';
import { unknownHostKey } from './unknown-host-key.ts';
import { unverifiedTls } from './unverified-tls.ts';

export const transport = [allInterfaces, cleartextLogin, oldTls, unknownHostKey, unverifiedTls];
