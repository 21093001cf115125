import type { SampleFormat } from '../formats.ts';
import { sallmOutputs as recorded } from '../outputs/sallm-outputs.ts';
import { dataFilesOf } from './data-files.ts';
import { sample } from './row-samples.ts';

/** SALLM's released outputs as programs: what the authors made of each answer, or with `code: raw` the answer itself. */
export const sallmOutputs = {
  name: 'sallm-outputs',
  summary: "SALLM's released outputs: the authors' repaired code, or the raw answer (code=raw)",
  example: {
    id: 'Tainted_CodeQL_codeql_cwe078_0.py',
    prompt: '...',
    output: [{ text: '...', cleared_code: 'import os\n...' }],
  },
  detect: ({ rows, table }) =>
    table === 'json' && rows.some((row) => 'prompt' in row && typeof row['output'] === 'object'),
  async *read(path, { code = 'cleared' }, onProblem) {
    for (const file of await dataFilesOf(path))
      for await (const output of recorded.read(file.path, onProblem)) {
        const { task, sample: number, model = null, temperature = null } = output;
        const where = `${file.path} ${task} sample ${number}`;
        const text = code === 'raw' ? output.raw : output.published?.code;
        if (typeof text !== 'string') onProblem({ where, what: 'There is no "cleared_code".' });
        else
          yield sample(
            `${file.prefix}${task}/${number}`,
            { text, replaced: 0 },
            { file: file.label, task, sample: number, model, temperature },
            where,
            onProblem,
          );
      }
  },
} as const satisfies SampleFormat;
