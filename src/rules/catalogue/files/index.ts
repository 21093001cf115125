import { pathTraversal } from './path-traversal.ts';

export const files = [pathTraversal];
