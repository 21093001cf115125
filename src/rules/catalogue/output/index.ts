import { crossSiteScripting } from './cross-site-scripting.ts';
import { csvInjection } from './csv-injection.ts';
import { decodeAfterCheck } from './decode-after-check.ts';
import { headerInjection } from './header-injection.ts';
import { incompleteEscaping } from './incomplete-escaping.ts';
import { logInjection } from './log-injection.ts';
import { unescapedTemplate } from './unescaped-template.ts';
import { xmlInjection } from './xml-injection.ts';

export const output = [
  crossSiteScripting,
  csvInjection,
  decodeAfterCheck,
  headerInjection,
  incompleteEscaping,
  logInjection,
  unescapedTemplate,
  xmlInjection,
];
