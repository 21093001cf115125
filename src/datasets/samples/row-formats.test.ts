import { gzipSync, zstdCompressSync } from 'node:zlib';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../../../tests/support/folder.ts';
import { jsonLines, readAll, readFileOf } from '../../../tests/support/read-samples.ts';
import { packagePath } from '../../core/paths.ts';

const fixture = (name: string) => packagePath('src', 'datasets', 'samples', 'fixtures', name);
const code = 'def area(width, height):\n    """Size of a rectangle."""\n    return width * height\n';

describe('codexglue', () => {
  const row = (over: object = {}) => ({
    ...{ repo: 'o/shapes', path: 'shapes/plane.py', func_name: 'Plane.area', original_string: code },
    ...{
      language: 'python',
      code: 'def area(width, height):\n    return width * height\n',
      code_tokens: ['def', 'area'],
    },
    ...{ docstring: 'Size of a rectangle.', docstring_tokens: ['Size'], sha: 'abc', partition: 'train' },
    ...{ url: 'https://example.org/o/shapes/blob/abc/shapes/plane.py#L1-L3', ...over },
  });

  it('reads functions as they stand in their repositories', async () => {
    const { path, samples, problems, leftOut } = await readFileOf(
      'train.jsonl.gz',
      gzipSync(
        jsonLines([
          row(),
          row(),
          row({ original_string: undefined, func_name: 'g' }),
          row({ language: 'java' }),
          row({ original_string: 1, code: null }),
          { func_name: '', code: 'x = 1' },
        ]),
      ),
    );
    expect(samples[0]).toEqual({
      id: 'o/shapes/shapes/plane.py:Plane.area',
      code,
      origin: {
        ...{
          file: 'train.jsonl.gz',
          row: 1,
          repo: 'o/shapes',
          path: 'shapes/plane.py',
          function: 'Plane.area',
        },
        ...{ url: 'https://example.org/o/shapes/blob/abc/shapes/plane.py#L1-L3', split: 'train' },
      },
    });
    expect(samples.slice(1).map(({ id }) => id)).toEqual([
      'o/shapes/shapes/plane.py:Plane.area#train.jsonl.gz:2',
      'o/shapes/shapes/plane.py:g',
      'train.jsonl.gz:6',
    ]);
    expect(samples[2]?.code).toBe('def area(width, height):\n    return width * height\n');
    expect(problems).toEqual([
      { where: `${path}:5`, what: 'There is no text in "original_string" or "code".' },
      { where: path, what: '1 left out: java 1.', rows: 1 },
    ]);
    expect(samples.length + leftOut).toBe(6);
  });

  it('reads the column names of the code_search_net copy', async () => {
    const { ids, codes } = await readFileOf(
      'a.jsonl',
      jsonLines([
        {
          repository_name: 'o/r',
          func_path_in_repository: 'm.py',
          func_name: 'f',
          whole_func_string: code,
          language: 'python',
        },
      ]),
    );
    expect([ids, codes]).toEqual([['o/r/m.py:f'], [code]]);
  });
});

describe('code-clippy', () => {
  const file = (name: string, text = code) => ({
    text,
    meta: { repo_name: 'o/r', stars: '12', repo_language: 'C', file_name: name, mime_type: 'text/x-python' },
  });

  it('reads the release, folder of .jsonl.zst files, and keeps Python by the ending of the file', async () => {
    const folder = await folderOf({
      'train/data_1.jsonl.zst': zstdCompressSync(
        jsonLines([file('a/b.py'), file('a/b.c'), file('Makefile')]),
      ),
      'train/data_0.jsonl.zst': zstdCompressSync(jsonLines([file('z.py')])),
      'dataset_infos.json': '{"default": {}}',
    });
    const { samples, problems } = await readAll(`clippy=${folder}`);
    expect(samples.map(({ id, origin }) => [id, origin['file']])).toEqual([
      ['o/r/z.py', 'train/data_0.jsonl.zst'],
      ['o/r/a/b.py', 'train/data_1.jsonl.zst'],
    ]);
    expect(samples[0]?.origin).toMatchObject({ repo: 'o/r', path: 'z.py', stars: '12', repoLanguage: 'C' });
    expect(problems).toEqual([{ where: folder, what: '2 left out: c 1, no language stated 1.', rows: 2 }]);
  });

  it('reads the GitHub rows, as loaded and as stored', async () => {
    const loaded = {
      code_text: code,
      repo_name: 'o/r',
      file_path: 'm.py',
      language: 'Python',
      license: 'isc',
      size: 2,
    };
    const stored = { content: code, repo_name: 'o/r', path: 'n.py', license: 'mit', f0_: '2' };
    const notebook = { ...loaded, file_path: 'n.ipynb', language: 'Jupyter Notebooks (Python)' };
    const { samples, leftOut } = await readFileOf(
      'a.json.gz',
      gzipSync(jsonLines([loaded, stored, notebook])),
    );
    expect(samples.map(({ id, origin }) => [id, origin['license']])).toEqual([
      ['o/r/m.py', 'isc'],
      ['o/r/n.py', 'mit'],
    ]);
    expect(leftOut).toBe(1);
  });
});

describe('apps', () => {
  const row = (id: number, solutions: unknown) => ({
    ...{ problem_id: id, question: '...', solutions, input_output: '', difficulty: 'interview' },
    ...{ url: `https://example.org/${id}`, starter_code: '' },
  });

  it('reads each solution of a row, and counts what is empty', async () => {
    const rows = [
      row(0, JSON.stringify([code, ' \n', 'print(1)\n', 5])),
      row(1, ''),
      row(2, '[]'),
      row(3, [code]),
      row(4, '{"a": 1}'),
      row(5, '["cut'),
    ];
    const { path, samples, problems } = await readFileOf('train.jsonl', jsonLines(rows));
    expect(samples.map(({ id, origin }) => [id, origin['problem'], origin['url']])).toEqual([
      ['0/0', 0, 'https://example.org/0'],
      ['0/2', 0, 'https://example.org/0'],
      ['3/0', 3, 'https://example.org/3'],
    ]);
    expect(problems).toEqual([
      { where: `${path}:1`, what: 'Solution 3 is not text.' },
      { where: `${path}:5`, what: '"solutions" is not a list.' },
      { where: `${path}:6`, what: '"solutions" is not JSON.' },
      { where: path, what: '3 left out: problems without solutions 2, empty solutions 1.', rows: 3 },
    ]);
  });

  it('reads the original layout, problem by problem', async () => {
    const root = await folderOf({
      'train/0001/solutions.json': JSON.stringify(['print(1)\n', '', 7]),
      'train/0001/metadata.json': '{"difficulty": "introductory", "url": "https://example.org/1"}',
      'train/0001/question.txt': '...',
      'train/0000/solutions.json': JSON.stringify([code]),
      'test/0000/solutions.json': '{',
      'test/0001/question.txt': 'without solutions',
      'test/0002/solutions.json': JSON.stringify([code]),
      'test/0002/metadata.json': 'not JSON',
    });
    const { samples, problems } = await readAll(root);
    expect(samples.map(({ id }) => id)).toEqual(['test/0002/0', 'train/0000/0', 'train/0001/0']);
    expect(samples[2]?.origin).toEqual({
      ...{ file: 'train/0001/solutions.json', problem: '0001', split: 'train', difficulty: 'introductory' },
      ...{ url: 'https://example.org/1', solution: 0 },
    });
    expect(problems.map(({ where, rows = 1 }) => [where.slice(root.length), rows])).toEqual([
      ['/test/0000/solutions.json', 1],
      ['/test/0002/metadata.json', 0],
      ['/train/0001/solutions.json solution 2', 1],
      ['', 2],
    ]);
    expect((await readAll(join(root, 'train'))).ids).toEqual(['0000/0', '0001/0']);
  });

  it('reads Parquet (Zstandard)', async () => {
    expect((await readAll(fixture('apps.parquet'))).ids).toEqual(['0/0', '0/1', '2/0']);
  });
});

describe('the-stack', () => {
  it('reads version 1 as Parquet (Snappy, three row groups)', async () => {
    const { samples, problems, ids } = await readAll(fixture('the-stack.parquet'));
    expect(ids).toEqual([
      'o/r/a/b.py',
      'o/r/a/c.py',
      'o/r/a/b.py#the-stack.parquet:5',
      'o/r/e.py',
      'o/s/ü/f.py',
    ]);
    expect(samples[1]).toEqual({
      id: 'o/r/a/c.py',
      code: 'import os\n\n\ndef f1(name):\n    os.system("echo " + name)\n    return 1\n\0',
      origin: {
        ...{ file: 'the-stack.parquet', row: 2, repo: 'o/r', path: 'a/c.py' },
        ...{ blob: '0000000000000000000000000000000000000001', license: 'MIT, Apache-2.0' },
      },
    });
    expect(samples[3]).toMatchObject({ code: '', origin: { stars: 6 } });
    expect(samples[4]?.code.endsWith('# äöü \u2028 😀\n')).toBe(true);
    expect(samples[4]?.origin['stars']).toBe(String(2n ** 60n));
    expect(problems.map(({ where, what }) => [where.split('/').at(-1), what])).toEqual([
      ['the-stack.parquet:4', 'There is no text in "content".'],
      ['the-stack.parquet', '1 left out: JavaScript 1.'],
    ]);
  });

  it('reads the files of the repositories of version 3 (nested, gzip)', async () => {
    const { samples, leftOut } = await readAll(fixture('the-stack-3.parquet'));
    expect(samples.map(({ id, origin }) => [id, origin['blob'], origin['row']])).toEqual([
      ['o/r/a.py', 'c1', 1],
      ['o/s/b/c.py', 'c3', 2],
    ]);
    expect(leftOut).toBe(1);
  });

  it('reads copies of version 2 with contents, and refuses the published one without', async () => {
    const row = {
      blob_id: 'b1',
      repo_name: 'o/r',
      path: '/src/m.py',
      language: 'Python',
      detected_licenses: ['MIT'],
    };
    const { ids } = await readFileOf('a.jsonl', jsonLines([{ ...row, content: code }]));
    expect(ids).toEqual(['o/r/src/m.py']);
    await expect(readFileOf('a.jsonl', jsonLines([row]), { format: 'the-stack' })).rejects.toThrow(
      /no sample in the format the-stack. There is no text in "content"/,
    );
  });
});

describe('humaneval', () => {
  it('puts the solution behind its prompt', async () => {
    const row = {
      task_id: 'HumanEval/0',
      prompt: 'def f():\n',
      entry_point: 'f',
      canonical_solution: '    return 1\n',
      test: '',
    };
    const { path, samples, problems } = await readFileOf(
      'HumanEval.jsonl',
      jsonLines([row, { ...row, prompt: 1 }]),
    );
    expect(samples).toEqual([
      {
        id: 'HumanEval/0',
        code: 'def f():\n    return 1\n',
        origin: { file: 'HumanEval.jsonl', row: 1, task: 'HumanEval/0', function: 'f' },
      },
    ]);
    expect(problems).toEqual([
      { where: `${path}:2`, what: 'There is no text in "prompt" or "canonical_solution".' },
    ]);
  });
});

describe('sallm-outputs', () => {
  const row = (id: string, output: unknown) => ({ id, prompt: 'def f():\n', output });

  it('reads the repaired code, or the raw answers when asked', async () => {
    const content = jsonLines([
      row('a.py', [
        { text: 'return 1', cleared_code: 'def f():\n    return 1\n' },
        { text: 'x', cleared_code: null },
      ]),
      row('b.py', { choices: [{ index: 3, message: { content: '```\ncode\n```' }, cleared_code: 'code' }] }),
    ]);
    const cleared = await readFileOf('gpt-4_0.2.jsonl', content);
    expect(cleared.ids).toEqual(['a.py/0', 'b.py/3']);
    expect(cleared.codes).toEqual(['def f():\n    return 1\n', 'code']);
    expect(cleared.samples[1]?.origin).toEqual({
      ...{ file: 'gpt-4_0.2.jsonl', task: 'b.py', sample: 3, model: 'gpt-4', temperature: 0.2 },
    });
    expect(cleared.problems).toEqual([
      { where: `${cleared.path} a.py sample 1`, what: 'There is no "cleared_code".' },
    ]);
    expect((await readFileOf('gpt-4_0.2.jsonl', content, { code: 'raw' })).codes).toEqual([
      'return 1',
      'x',
      '```\ncode\n```',
    ]);
  });
});
