import { checkThenUse } from './check-then-use.ts';
import { followedLinks } from './followed-links.ts';
import { insecureTempFile } from './insecure-temp-file.ts';
import { loosePermissions } from './loose-permissions.ts';
import { pathTraversal } from './path-traversal.ts';
import { unanchoredCheck } from './unanchored-check.ts';
import { uploadName } from './upload-name.ts';

export const files = [
  checkThenUse,
  followedLinks,
  insecureTempFile,
  loosePermissions,
  pathTraversal,
  unanchoredCheck,
  uploadName,
];
