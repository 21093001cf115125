import { commandInjection } from './command-injection.ts';
import { sqlInjection } from './sql-injection.ts';

export const injection = [commandInjection, sqlInjection];
