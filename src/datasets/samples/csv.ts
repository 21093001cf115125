import type { SampleFormat } from '../formats.ts';
import { looksLikeTable, readTable } from './table.ts';

/** Any table as CSV or TSV with a header. */
export const csv = {
  name: 'csv',
  summary:
    'CSV or TSV with a header: code in --code-column (default code or content), id in --id-column (default id)',
  example: 'id,code,repo\n17,"import os\n...",owner/name',
  detect: (look) => looksLikeTable(look, 'csv'),
  read: (path, options, onProblem) => readTable(path, 'csv', options, onProblem),
} as const satisfies SampleFormat;
