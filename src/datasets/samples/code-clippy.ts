import type { SampleFormat } from '../formats.ts';
import { type Cells, isCells, nameIn, scalarIn, textIn } from './cells.ts';
import { endingOf, languageOf } from './language.ts';
import { readRowSamples } from './row-samples.ts';

const CODE = ['code_text', 'content', 'text'];
const PATH = ['file_path', 'file_name', 'path'];
const OTHER = [
  'repo_name',
  'language',
  'repo_language',
  'license',
  'stars',
  'size',
  'f0_',
  'mime_type',
  'meta',
];

/**
 * Code Clippy, in its three layouts: `text` with `meta` (`train/*.jsonl.zst` of the release), the GitHub rows as loaded
 * (`code_text`, `file_path`), and these as stored (`content`, `path`). `repo_language` is the language of the
 * repository, so the file's ending decides, as in the project's own filter.
 */
export const codeClippy = {
  name: 'code-clippy',
  summary: 'Code Clippy: files of GitHub repositories; the Python ones are kept, the others counted',
  example: {
    text: 'import os\n...',
    meta: {
      repo_name: 'owner/name',
      stars: '120',
      repo_language: 'Python',
      file_name: 'package/module.py',
      mime_type: 'text/x-python',
    },
  },
  detect: ({ rows }) =>
    rows.some((row) => {
      const flat = flatten(row);
      const hasCode = CODE.some((column) => typeof flat[column] === 'string');
      return hasCode && 'repo_name' in flat && ('code_text' in flat || 'file_name' in flat || 'f0_' in flat);
    }),
  read: (path, _options, onProblem) =>
    readRowSamples(path, onProblem, {
      columns: [...CODE, ...PATH, ...OTHER],
      *samplesOf(row, context) {
        const cells = flatten(row);
        const code = textIn(cells, ...CODE);
        const [repo, file] = [nameIn(cells, 'repo_name'), nameIn(cells, ...PATH)];
        const language = languageOf(nameIn(cells, 'language') ?? endingOf(file), file);
        if (code === null) context.malformed('There is no text in "code_text", "content" or "text".');
        else if (language !== 'python') context.leaveOut(language);
        else
          yield {
            id: repo || file ? [repo, file].filter(Boolean).join('/') : null,
            code,
            origin: {
              repo,
              path: file,
              license: scalarIn(cells, 'license'),
              stars: scalarIn(cells, 'stars'),
              repoLanguage: scalarIn(cells, 'repo_language'),
            },
          };
      },
    }),
} as const satisfies SampleFormat;

const flatten = (row: Cells): Cells => (isCells(row['meta']) ? { ...row['meta'], ...row } : row);
