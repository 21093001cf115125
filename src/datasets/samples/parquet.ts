import type { SampleFormat } from '../formats.ts';
import { looksLikeTable, readTable } from './table.ts';

/** Any table as Parquet. */
export const parquet = {
  name: 'parquet',
  summary: 'Parquet: code in --code-column (default code or content), id in --id-column (default id)',
  example: { id: '17', code: 'import os\n...', repo: 'owner/name' },
  detect: (look) => looksLikeTable(look, 'parquet'),
  read: (path, options, onProblem) => readTable(path, 'parquet', options, onProblem),
} as const satisfies SampleFormat;
