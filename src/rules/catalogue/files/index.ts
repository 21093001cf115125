import { insecureTempFile } from './insecure-temp-file.ts';
import { loosePermissions } from './loose-permissions.ts';
import { pathTraversal } from './path-traversal.ts';

export const files = [insecureTempFile, loosePermissions, pathTraversal];
