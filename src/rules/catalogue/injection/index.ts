import { codeInjection } from './code-injection.ts';
import { commandInjection } from './command-injection.ts';
import { ldapInjection } from './ldap-injection.ts';
import { sqlInjection } from './sql-injection.ts';
import { templateInjection } from './template-injection.ts';
import { unsafeReflection } from './unsafe-reflection.ts';
import { xpathInjection } from './xpath-injection.ts';

export const injection = [
  codeInjection,
  commandInjection,
  ldapInjection,
  sqlInjection,
  templateInjection,
  unsafeReflection,
  xpathInjection,
];
