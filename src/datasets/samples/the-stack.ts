import type { SampleFormat } from '../formats.ts';
import { type Cells, isCells, nameIn, scalarIn, textIn } from './cells.ts';
import { languageOf } from './language.ts';
import { readRowSamples } from './row-samples.ts';

const CODE = ['content', 'text'];
const BLOB = ['hexsha', 'blob_id', 'content_id'];
const REPO = ['max_stars_repo_name', 'repo_name', 'repo_path', 'repo'];
const PATH = ['max_stars_repo_path', 'path', 'file_path', 'relative_path'];
const LANGUAGE = ['lang', 'language'];
const LICENSE = ['max_stars_repo_licenses', 'detected_licenses', 'license_type', 'licenses', 'license'];
const STARS = ['max_stars_count', 'star_events_count', 'stars'];

const isFile = (cells: Cells) =>
  [...BLOB, 'max_stars_repo_name'].some((column) => column in cells) &&
  CODE.some((column) => typeof cells[column] === 'string');
const isRepository = (cells: Cells) => 'repo_path' in cells && Array.isArray(cells['files']);

/**
 * The Stack with its contents inline: version 1 and copies of version 2 have a file per row, version 3 a repository with
 * its `files`. Version 2 as published has no contents, only where to get them: those rows are malformed here.
 */
export const theStack = {
  name: 'the-stack',
  summary: 'The Stack 1, 2 and 3, contents inline; the Python files are kept, the others counted',
  example: {
    hexsha: '...',
    size: 1234,
    ext: 'py',
    lang: 'Python',
    max_stars_repo_path: 'package/module.py',
    max_stars_repo_name: 'owner/name',
    max_stars_repo_licenses: ['MIT'],
    content: 'import os\n...',
  },
  detect: ({ rows }) => rows.some((row) => isFile(row) || isRepository(row)),
  read: (path, _options, onProblem) =>
    readRowSamples(path, onProblem, {
      columns: [...CODE, ...BLOB, ...REPO, ...PATH, ...LANGUAGE, ...LICENSE, ...STARS, 'files'],
      *samplesOf(row, context) {
        const repository = nameIn(row, ...REPO);
        const files: readonly unknown[] = Array.isArray(row['files']) ? row['files'] : [row];
        for (const [position, cells] of files.entries()) {
          const part = files.length > 1 ? `File ${position}: ` : '';
          const code = isCells(cells) ? textIn(cells, ...CODE) : null;
          if (!isCells(cells) || code === null) {
            context.malformed(`${part}There is no text in "content".`);
            continue;
          }
          const file = nameIn(cells, ...PATH)?.replace(/^\//, '') ?? null;
          const language = languageOf(nameIn(cells, ...LANGUAGE), file);
          const blob = nameIn(cells, ...BLOB);
          if (language !== 'python') context.leaveOut(language);
          else
            yield {
              id: repository && file ? `${repository}/${file}` : (blob ?? file),
              code,
              origin: {
                repo: repository,
                path: file,
                blob,
                license: scalarIn(cells, ...LICENSE),
                stars: scalarIn(cells, ...STARS),
              },
            };
        }
      },
    }),
} as const satisfies SampleFormat;
