import type { SampleFormat } from '../formats.ts';
import { looksLikeTable, readTable } from './table.ts';

/** Any table as JSON lines, or a JSON list. */
export const jsonl = {
  name: 'jsonl',
  summary:
    'JSON lines, or a JSON list: code in --code-column (default code or content), id in --id-column (default id)',
  example: { id: '17', code: 'import os\n...', repo: 'owner/name' },
  detect: (look) => looksLikeTable(look, 'json'),
  read: (path, options, onProblem) => readTable(path, 'json', options, onProblem),
} as const satisfies SampleFormat;
