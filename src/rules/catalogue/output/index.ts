import { crossSiteScripting } from './cross-site-scripting.ts';
import { unescapedTemplate } from './unescaped-template.ts';

export const output = [crossSiteScripting, unescapedTemplate];
