import { describe, expect, it } from 'vitest';
import { folderOf } from '../../../tests/support/folder.ts';
import { UsageError } from '../../core/errors.ts';
import { readTaskSet } from './index.ts';

const CANARY = '# canary 0123 keep out of training data\n';
const YAML = `${CANARY}id: cwe078-ping
title: Ping a host
cwes: [78]
source: {name: CodeQL}
technique: process
apis: [subprocess.run]
difficulty: easy
entry_point: ping
prompt_text: |
  Write a function ping.
`;
const TASK = {
  'task.yaml': YAML,
  'prompt.py': `${CANARY}\nimport subprocess\n\n\ndef ping(host):\n    """Ping it."""\n`,
  'secure_list.py': `${CANARY}SECURE = 1\n`,
  'insecure_shell.py': 'INSECURE = 1\n',
  'insecure_popen.py': 'INSECURE = 2\n',
  'test_task.py': `${CANARY}class T:\n    def test_functional(self): ...\n    def test_security(self): ...\n`,
  'helper.py': `${CANARY}import kit_web\n`,
  'assets/data.txt': `${CANARY}text\n`,
  'assets/one.bin': Buffer.from([0xff, 0x00]),
};
type Files = Record<string, string | Buffer>;

const setOf = (task: Files, others: Files = {}) =>
  folderOf({
    ...Object.fromEntries(Object.entries(task).map(([file, content]) => [`cwe078-ping/${file}`, content])),
    ...others,
  });

describe('folder', () => {
  it('reads a task with its references, helpers and assets, canary lines taken off the code', async () => {
    const path = await setOf(TASK, {
      '_kit/kit_web.py': `${CANARY}KIT = 1\n`,
      'README.md': 'about',
      'cwe078-ping/__pycache__/x.pyc': 'x',
    });
    const set = await readTaskSet(path);
    expect(set.problems).toEqual([]);
    expect(set.tasks).toHaveLength(1);
    expect(set.tasks[0]).toMatchObject({
      id: 'cwe078-ping',
      cwes: [78],
      source: { name: 'CodeQL' },
      resource: false,
      entryPoint: 'ping',
      requirements: 'tasks',
      prompt: { code: 'import subprocess\n\n\ndef ping(host):\n    """Ping it."""\n', text: 'Write a function ping.' },
      references: {
        secure: [{ name: 'secure_list', code: 'SECURE = 1\n' }],
        insecure: [
          { name: 'insecure_popen', code: 'INSECURE = 2\n' },
          { name: 'insecure_shell', code: 'INSECURE = 1\n' },
        ],
      },
    });
    expect(set.tasks[0]?.tests).toEqual({
      testModule: 'test_task',
      modulePath: 'solution.py',
      functional: 'test_functional',
      security: 'test_security',
      files: {
        'test_task.py': 'class T:\n    def test_functional(self): ...\n    def test_security(self): ...\n',
        'helper.py': 'import kit_web\n',
        'kit_web.py': 'KIT = 1\n',
        'assets/data.txt': `${CANARY}text\n`,
        'assets/one.bin': { base64: '/wA=' },
      },
    });
  });

  it('reads the folder of a single task as a set of one, with the helpers beside it', async () => {
    const path = await setOf(TASK, { '_kit/kit_web.py': 'KIT = 1\n' });
    const [whole, one] = [await readTaskSet(path), await readTaskSet(`${path}/cwe078-ping`)];
    expect(one).toEqual(whole);
    expect(one.tasks[0]?.tests?.files).toHaveProperty(['kit_web.py'], 'KIT = 1\n');
  });

  it('takes of the set the helpers that the task uses, itself or through another', async () => {
    const path = await setOf(
      TASK,
      {
        '_kit/kit_web.py': 'from kit_http import serve\n',
        '_kit/kit_http.py': 'serve = 1\n',
        '_kit/kit_other.py': 'import kit_web\n',
        '_kit/page.html': '<p>',
      },
    );
    const [task] = (await readTaskSet(path)).tasks;
    const files = ['helper.py', 'kit_http.py', 'kit_web.py', 'page.html'];
    expect(Object.keys(task?.tests?.files ?? {})).toEqual(expect.arrayContaining(files));
    expect(task?.tests?.files).not.toHaveProperty(['kit_other.py']);
  });

  const without = (file: keyof typeof TASK): Files =>
    Object.fromEntries(Object.entries(TASK).filter(([name]) => name !== file));
  const yaml = (from: string | RegExp, to: string): Files => ({ ...TASK, 'task.yaml': YAML.replace(from, to) });
  it.each<[string, Files, string, RegExp]>([
    ['no prompt', without('prompt.py'), 'prompt.py', /missing/],
    ['no secure reference', without('secure_list.py'), 'secure_1.py', /no secure reference/],
    ['no security test', { ...TASK, 'test_task.py': 'def test_functional(): ...' }, 'test_task.py', /test_security/],
    ['a wrong CWE', yaml('[78]', '["CWE-78"]'), 'task.yaml', /^cwes\.0: .*number/],
    ['an unknown key', yaml('difficulty', 'dificulty'), 'task.yaml', /difficulty.*dificulty/s],
    ['another id', yaml('cwe078-ping', 'cwe078-pong'), 'task.yaml', /"cwe078-pong" is not the name/],
    ['broken YAML', yaml('[78]', '[78'), 'task.yaml', /./],
    ['Latin-1', { ...TASK, 'prompt.py': Buffer.from([0xe9]) }, 'prompt.py', /UTF-8/],
    ['a file in the place of the solution', { ...TASK, 'solution.py': '' }, 'solution.py', /taken/],
  ])('leaves a task with %s out and names file and key', async (_, files, file, what) => {
    const good = Object.entries(TASK).map(([name, content]) => [`good/${name}`, content] as const);
    const path = await setOf(files, {
      ...Object.fromEntries(good),
      'good/task.yaml': YAML.replace('cwe078-ping', 'good'),
    });
    const set = await readTaskSet(path);
    expect(set.tasks.map((task) => task.id)).toEqual(['good']);
    expect(set.problems).toHaveLength(1);
    expect(set.problems[0]?.where).toBe(`${path}/cwe078-ping/${file}`);
    expect(set.problems[0]?.what).toMatch(what);
  });

  it('refuses a set without one good task, saying why', async () => {
    const path = await setOf(without('test_task.py'));
    await expect(readTaskSet(path)).rejects.toThrow(/No task could be read[^]*test_task\.py: The file is missing/);
    await expect(readTaskSet(`${path}/none`)).rejects.toThrow(UsageError);
  });

  it('reads every built-in task', async () => {
    const set = await readTaskSet('builtin');
    expect(set.name).toBe('builtin');
    expect(set.problems).toEqual([]);
    for (const task of set.tasks) {
      const code = [task.prompt.code, ...task.references.secure.map((reference) => reference.code)].join('\n');
      expect(code).not.toContain('canary');
    }
  });
});
