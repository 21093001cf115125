// tsc leaves alone what is no TypeScript: the report's page goes beside its module.
import { cpSync } from 'node:fs';

const at = (path) => new URL(`../${path}`, import.meta.url);
cpSync(at('src/report/html/assets'), at('dist/report/html/assets'), { recursive: true });
