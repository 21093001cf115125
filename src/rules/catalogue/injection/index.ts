import { argumentInjection } from './argument-injection.ts';
import { codeInjection } from './code-injection.ts';
import { commandInjection } from './command-injection.ts';
import { costlyPattern } from './costly-pattern.ts';
import { formatString } from './format-string.ts';
import { ldapInjection } from './ldap-injection.ts';
import { nosqlInjection } from './nosql-injection.ts';
import { patternInjection } from './pattern-injection.ts';
import { sqlInjection } from './sql-injection.ts';
import { templateInjection } from './template-injection.ts';
import { unsafeReflection } from './unsafe-reflection.ts';
import { wildcardMatch } from './wildcard-match.ts';
import { xpathInjection } from './xpath-injection.ts';

export const injection = [
  argumentInjection,
  codeInjection,
  commandInjection,
  costlyPattern,
  formatString,
  ldapInjection,
  nosqlInjection,
  patternInjection,
  sqlInjection,
  templateInjection,
  unsafeReflection,
  wildcardMatch,
  xpathInjection,
];
