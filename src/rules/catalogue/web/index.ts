import { debugMode } from './debug-mode.ts';

export const web = [debugMode];
