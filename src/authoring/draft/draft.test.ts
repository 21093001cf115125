import fc from 'fast-check';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../../../tests/support/folder.ts';
import { readTaskSet } from '../../datasets/index.ts';
import { openModel } from '../../models/index.ts';
import type { Seed } from '../mine/index.ts';
import { draftParts, partsOf, withParts } from './ask.ts';
import { admit, findSeed, leftToDo, openTask, writeTaskFolder } from './folder.ts';

const seedOf = (over: Partial<Seed> = {}): Seed => ({
  id: 'codeql/py/my-query',
  title: 'SQL query built from "user" input: always bad',
  content: 'Words of the source.\n```\nfence\n```',
  code: [{ language: 'python', code: 'x = "```"', role: 'vulnerable' }],
  source: { name: 'CodeQL', id: 'py/my-query', url: 'https://example.org/q' },
  cwes: [89, 943],
  languages: ['python'],
  licence: 'MIT',
  attribution: 'Somebody',
  notes: {},
  also: [],
  ...over,
});

describe('a new task folder', () => {
  it('is a task in form, with everything that the seed knows, and none of its words', async () => {
    const parent = await folderOf({});
    const { id, files } = openTask(seedOf());
    expect(id).toBe('cwe089-sql-query-built-user');
    const folder = writeTaskFolder(parent, id, files);
    const { tasks, problems } = await readTaskSet(folder);
    expect(problems).toEqual([]);
    expect(tasks[0]).toMatchObject({
      id,
      cwes: [89, 943],
      source: { name: 'CodeQL', id: 'py/my-query', url: 'https://example.org/q' },
      entryPoint: 'solve',
      resource: false,
    });
    expect(tasks[0]?.references.secure).toHaveLength(2);
    expect(tasks[0]?.references.insecure).toHaveLength(2);
    expect(JSON.stringify(tasks[0])).not.toContain('Words of the source');
    expect(JSON.stringify(tasks[0])).not.toContain('canary');
    for (const [name, text] of Object.entries(files))
      expect([name, text.includes('canary')]).toEqual([name, name !== 'README.md']);
    expect(files['README.md']).toContain('\n````python\nx = "```"\n````\n');
    expect((await leftToDo(folder)).map((place) => place.split(':')[0])).toEqual(
      expect.arrayContaining(['prompt.py', 'task.yaml', 'test_task.py']),
    );
    expect(() => writeTaskFolder(parent, id, files)).toThrow(/already/);
  });

  it('marks exhaustion, and takes only names that can be one', () => {
    expect(openTask(seedOf({ cwes: [1333] }), 'my-task').files['task.yaml']).toContain('resource: true');
    for (const name of ['../x', 'A', '', 'a b', '/etc'])
      expect(() => openTask(seedOf(), name)).toThrow(/cannot name/);
  });

  it('has a name whatever the seed is called', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.integer({ min: 1, max: 2000 }), { maxLength: 2 }),
        (title, cwes) => {
          expect(openTask(seedOf({ title, cwes })).id).toMatch(/^cwe\d{3,}(-[a-z0-9]+)*-?$/);
        },
      ),
    );
  });
});

describe('seeds', () => {
  it('are found by id, or by the end of one', async () => {
    const seeds = [
      seedOf(),
      seedOf({ id: 'cwe/89' }),
      seedOf({ id: 'sonar/python/S1' }),
      seedOf({ id: 'sonar/java/S1' }),
    ];
    const folder = await folderOf({
      'seeds.jsonl': ['not json', '{"id": 1}', ...seeds.map((seed) => JSON.stringify(seed))].join('\n'),
    });
    const path = join(folder, 'seeds.jsonl');
    expect((await findSeed(path, 'cwe/89')).id).toBe('cwe/89');
    expect((await findSeed(path, '89')).id).toBe('cwe/89');
    await expect(findSeed(path, 'S1')).rejects.toThrow(/more than one/);
    await expect(findSeed(path, 'S2')).rejects.toThrow(/no seed/);
  });
});

const answer = `Here you are.

**FILE: prompt.py**
\`\`\`python
def ask(name):
    """Ask."""
\`\`\`

FILE: prompt_text.txt
\`\`\`
Write "ask": a function.
\`\`\`

### FILE: secure_bound.py
\`\`\`python
def ask(name):
    return 1
\`\`\`

FILE: ../../evil.py
\`\`\`python
x = 1
\`\`\`

FILE: task.yaml
\`\`\`
id: other
\`\`\`

FILE: insecure_1.py
no block here
FILE: insecure_2.py
\`\`\`python
never closed
`;

describe('what a model proposes', () => {
  it('becomes files of a task, and no others', () => {
    const parts = partsOf(answer);
    expect(Object.keys(parts)).toEqual(['prompt.py', 'prompt_text.txt', 'secure_bound.py', 'insecure_2.py']);
    expect(parts['prompt.py']).toBe('def ask(name):\n    """Ask."""\n');
  });

  it('stands in place of the stubs', async () => {
    const { id, files } = openTask(seedOf());
    const drafted = withParts(files, partsOf(answer));
    const parent = await folderOf({});
    const { tasks, problems } = await readTaskSet(writeTaskFolder(parent, id, drafted));
    expect(problems).toEqual([]);
    expect(tasks[0]?.references.secure.map(({ name }) => name)).toEqual(['secure_bound']);
    expect(tasks[0]).toMatchObject({
      entryPoint: 'ask',
      prompt: { text: 'Write "ask": a function.', code: 'def ask(name):\n    """Ask."""\n' },
    });
  });

  it('never leads outside of the folder, whatever it is', () => {
    const piece = fc.constantFrom(
      'FILE: ',
      'prompt.py',
      '../',
      '/',
      'secure_',
      '.py',
      '\n```\n',
      '\n',
      '..',
      'insecure_a.py',
      '`',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        for (const name of Object.keys(partsOf(pieces.join(''))))
          expect(name).toMatch(/^[a-z0-9_]+\.(py|txt)$/);
      }),
    );
  });

  it('leaves the stubs where it is nothing of use', async () => {
    const model = await openModel('mock/blank');
    expect(await draftParts(model, seedOf())).toEqual({});
    const { files } = openTask(seedOf());
    expect(withParts(files, {})).toEqual(files);
  });
});

it('admits a folder without the words of its source, once', async () => {
  const parent = await folderOf({});
  const { id, files } = openTask(seedOf());
  const folder = writeTaskFolder(join(parent, 'drafts'), id, files);
  const target = await admit(folder, join(parent, 'tasks'));
  expect(existsSync(join(target, 'task.yaml'))).toBe(true);
  expect(existsSync(join(target, 'README.md'))).toBe(false);
  await expect(admit(folder, join(parent, 'tasks'))).rejects.toThrow(/already/);
});
