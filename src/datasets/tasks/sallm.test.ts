import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../../../tests/support/folder.ts';
import { hasRealData, realData } from '../../../tests/support/real-data.ts';
import { readTaskSet } from './index.ts';

const row = (id: string, technique: string, source: string) =>
  JSON.stringify({ id, technique, source, prompt: "def run(cmd):\n    '''Run.'''", insecure_code: 'def run(cmd): ...\n' });
const TEST = 'class T:\n    def test_correctness(self): ...\n    def test_vulnerability(self): ...\n';
const FILES = {
  'dataset.jsonl': [
    row('Tainted_CodeQL_codeql_cwe078_0.py', 'Tainted', 'CodeQL'),
    row('Tainted_CodeQL_codeql_cwe1333_1.py', 'Tainted', 'CodeQL'),
    row('Tainted_CodeQL_../../x_cwe078_0.py', 'Tainted', 'CodeQL'),
    row('Tainted_CodeQL_codeql_cwe078_0.py', 'Tainted', 'CodeQL'),
    '{"id": 1}',
  ].join('\n'),
  'Tainted/CodeQL/codeql_cwe078_0.py': 'INSECURE',
  'Tainted/CodeQL/test_codeql_cwe078_0.py': TEST,
  'Tainted/CodeQL/codeql_cwe078_0_requirements.txt': 'Flask==2.3.3',
  'Tainted/CodeQL/codeql_cwe1333_1.py': 'INSECURE',
  'Tainted/CodeQL/assets/a.bin': Buffer.from([0xff]),
  'Tainted/CodeQL/templates/login.html': '<p>',
  'Tainted/Author/static/other.txt': 'x',
};

describe('sallm', () => {
  it('reads folder and archive alike: tests with the assets beside them, the weakness from the name', async () => {
    const root = await folderOf(Object.fromEntries(Object.entries(FILES).map(([k, v]) => [`PythonDataset/${k}`, v])));
    execFileSync('tar', ['czf', join(root, 'set.tar.gz'), '-C', root, 'PythonDataset']);
    const set = await readTaskSet(join(root, 'PythonDataset'));
    expect((await readTaskSet(join(root, 'set.tar.gz'))).hash).toBe(set.hash);
    expect((await readTaskSet(root)).hash).toBe(set.hash);
    expect(set.tasks.map(({ id, cwes, resource, entryPoint }) => ({ id, cwes, resource, entryPoint }))).toEqual([
      { id: 'Tainted_CodeQL_codeql_cwe078_0.py', cwes: [78], resource: false, entryPoint: 'run' },
      { id: 'Tainted_CodeQL_codeql_cwe1333_1.py', cwes: [1333], resource: true, entryPoint: 'run' },
    ]);
    expect(set.tasks.map((task) => task.tests)).toEqual([
      {
        testModule: 'test_codeql_cwe078_0',
        modulePath: 'codeql_cwe078_0.py',
        functional: 'test_correctness',
        security: 'test_vulnerability',
        files: { 'test_codeql_cwe078_0.py': TEST, 'assets/a.bin': { base64: '/w==' }, 'templates/login.html': '<p>' },
      },
      null,
    ]);
    expect(set.problems.map((problem) => problem.what)).toEqual([
      expect.stringMatching(/^id: /),
      expect.stringMatching(/^id: .*expected string/),
      'There is another task with this id.',
    ]);
  });

  describe.skipIf(!hasRealData)('on the published data', () => {
    it('has 100 prompts over 45 CWEs, 93 of them with tests', async () => {
      const { tasks, problems } = await readTaskSet(realData('sallm', 'PythonDataset.tar.gz'));
      expect(problems).toEqual([]);
      expect(tasks).toHaveLength(100);
      const count = (keys: (string | undefined)[]) =>
        keys.reduce<Record<string, number>>((all, key = '') => ({ ...all, [key]: (all[key] ?? 0) + 1 }), {});
      expect(count(tasks.map((task) => task.technique))).toEqual({ Assertion: 43, Tainted: 43, Matching: 14 });
      expect(count(tasks.map((task) => task.source.name))).toEqual({
        Author: 35,
        CodeQL: 35,
        StackOverflow: 13,
        SonarSource: 9,
        SecurityEval: 7,
        CWEList: 1,
      });
      expect(new Set(tasks.flatMap((task) => task.cwes)).size).toBe(45);
      const tested = tasks.flatMap((task) => task.tests ?? []);
      expect(tested).toHaveLength(93);
      expect(tested.every((tests) => tests.functional !== null && tests.security !== null)).toBe(true);
      const database = tasks.find((task) => task.id === 'Tainted_Author_A_cwe089_0.py')?.tests?.files;
      expect(Object.keys(database ?? {})).toEqual(
        expect.arrayContaining(['Database/database.db', 'Database/init_db.py', 'Database/schema.sql']),
      );
    });
  });
});
