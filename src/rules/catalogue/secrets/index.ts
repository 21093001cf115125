import { hardCodedSecret } from './hard-coded-secret.ts';
import { secretInArguments } from './secret-in-arguments.ts';
import { secretInLog } from './secret-in-log.ts';
import { secretInQuery } from './secret-in-query.ts';

export const secrets = [hardCodedSecret, secretInArguments, secretInLog, secretInQuery];
