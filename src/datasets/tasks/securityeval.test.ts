import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../../../tests/support/folder.ts';
import { readTaskSet } from './index.ts';

describe('securityeval', () => {
  it('reads both releases: the insecure program was called Canonical_solution in the first', async () => {
    const prompt = "import os\n\ndef helper(): ...\n\ndef run(cmd):\n    '''Run.'''";
    const rows = [
      { ID: 'CWE-020_author_1.py', Prompt: prompt, Insecure_code: 'new' },
      { ID: 'CWE-1333_sonar_12.py', Prompt: prompt, Canonical_solution: 'old' },
      { ID: 'CWE-078_codeql_1.py', Prompt: prompt },
      { ID: '../x.py', Prompt: prompt, Insecure_code: 'new' },
    ];
    const folder = await folderOf({ 'dataset.jsonl': rows.map((row) => JSON.stringify(row)).join('\n') });
    const path = join(folder, 'dataset.jsonl');
    const set = await readTaskSet(path);
    expect(set.name).toBe('securityeval');
    expect(
      set.tasks.map((task) => [task.id, task.cwes, task.source.name, task.entryPoint, task.resource, task.tests]),
    ).toEqual([
      ['CWE-020_author_1.py', [20], 'SecurityEval authors', 'run', false, null],
      ['CWE-1333_sonar_12.py', [1333], 'SonarSource', 'run', true, null],
    ]);
    expect(set.tasks.map((task) => task.references.insecure[0]?.code)).toEqual(['new', 'old']);
    expect(set.problems).toEqual([
      { where: `${path}:3`, what: 'Insecure_code: is missing' },
      { where: `${path}:4`, what: 'ID: CWE-<number>_<source>_<number>.py' },
    ]);
  });
});
