// tsc leaves alone what is no TypeScript: the scripts and styles of the reports' pages go beside their modules.
import { cpSync } from 'node:fs';

const at = (path) => new URL(`../${path}`, import.meta.url);
for (const report of [
  'html',
  'study',
  'compare',
  'validate',
  'view',
  'leaderboard',
  'evaluation',
  'reproduction',
])
  cpSync(at(`src/report/${report}/assets`), at(`dist/report/${report}/assets`), { recursive: true });
