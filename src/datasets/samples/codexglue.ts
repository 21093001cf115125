import type { SampleFormat } from '../formats.ts';
import { nameIn, scalarIn, textIn } from './cells.ts';
import { endingOf, languageOf } from './language.ts';
import { readRowSamples } from './row-samples.ts';

/** As CodeSearchNet and CodeXGLUE call them, then as the `code_search_net` data set on Hugging Face does. */
const CODE = ['original_string', 'code', 'whole_func_string', 'func_code_string'];
const REPO = ['repo', 'repository_name'];
const PATH = ['path', 'func_path_in_repository'];
const NAME = ['func_name'];
const URL = ['url', 'func_code_url'];
const SPLIT = ['partition', 'split_name'];

/**
 * CodeXGLUE's code-to-text rows, which are CodeSearchNet's: one function each. The code is `original_string`, the function
 * as it stands in its repository. `code` is the same text in the Python rows as released, but some copies take the
 * docstring out of it, which would count as a smell of the data (a missing docstring) that the data does not have.
 */
export const codexglue = {
  name: 'codexglue',
  summary: 'CodeXGLUE code-to-text and CodeSearchNet: one Python function per row',
  example: {
    repo: 'owner/name',
    path: 'package/module.py',
    func_name: 'Class.method',
    original_string: 'def method(self): ...',
    language: 'python',
    code: 'def method(self): ...',
    code_tokens: ['def', 'method'],
    docstring: '...',
    docstring_tokens: ['...'],
    sha: '...',
    url: 'https://github.com/owner/name/blob/...',
    partition: 'train',
  },
  detect: ({ rows }) =>
    rows.some((row) => nameKey(row) && CODE.some((column) => typeof row[column] === 'string')),
  read: (path, _options, onProblem) =>
    readRowSamples(path, onProblem, {
      columns: [...CODE, ...REPO, ...PATH, ...NAME, ...URL, ...SPLIT, 'language'],
      *samplesOf(cells, context) {
        const code = textIn(cells, ...CODE);
        const [repo, file, name] = [nameIn(cells, ...REPO), nameIn(cells, ...PATH), nameIn(cells, ...NAME)];
        // Files are per language, so a row that states none is in the one that was asked for.
        const language = languageOf(nameIn(cells, 'language') ?? endingOf(file) ?? 'python', file);
        if (code === null) context.malformed('There is no text in "original_string" or "code".');
        else if (language !== 'python') context.leaveOut(language);
        else
          yield {
            id: idOf(repo, file, name),
            code,
            origin: {
              repo,
              path: file,
              function: name,
              url: scalarIn(cells, ...URL),
              split: scalarIn(cells, ...SPLIT),
            },
          };
      },
    }),
} as const satisfies SampleFormat;

const nameKey = (row: Readonly<Record<string, unknown>>) => NAME.some((column) => column in row);

/** `repo/path:function`, of which some may be missing. */
function idOf(repo: string | null, path: string | null, name: string | null): string | null {
  const place = [repo, path].filter(Boolean).join('/');
  return [place, name].filter(Boolean).join(':') || null;
}
