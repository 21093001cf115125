import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { packagePath } from '../../core/paths.ts';
import type { Reference, Task, TaskTests } from '../../core/task.ts';
import type { TaskSetFormat } from '../formats.ts';
import type { ReadProblem } from '../problem.ts';
import { defines } from '../python-source.ts';
import { shapeProblem } from '../row-error.ts';
import { makeTaskSet, requireTasks } from '../task-set.ts';
import { asFileContent, asText, type FileTree, readTree } from '../tree.ts';
import { kitInUse } from './kit.ts';

/** `task.yaml`; an unknown key is an error, so that a typing mistake does not pass as a default. */
const TaskYaml = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, 'lower case letters, digits, - and _'),
  title: z.string().min(1),
  cwes: z.array(z.int().positive()).min(1),
  source: z.strictObject({ name: z.string().min(1), id: z.string().optional(), url: z.url().optional() }),
  technique: z.enum(['result', 'spy', 'state', 'process', 'resource']),
  apis: z.array(z.string()),
  difficulty: z.enum(['easy', 'medium', 'hard']),
  resource: z.boolean().default(false),
  entry_point: z.string().regex(/^[A-Za-z_]\w*$/, 'a Python name'),
  requirements: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'the name of a requirement set').default('tasks'),
  prompt_text: z.string().min(1),
});

/** Helper modules for the tests of all tasks; those that a test uses are laid out beside it. */
const KIT = '_kit';
const SOLUTION = 'solution.py';

/** Our own format: one folder per task; the folder of a single task is a set of one. */
export const folder = {
  name: 'folder',
  summary: 'our own format: a folder per task with task.yaml, prompt.py, references and test_task.py',
  async detect(path) {
    if (!(await isFolder(path))) return false;
    for (const name of ['.', ...(await readdir(path))])
      if ((await stat(join(path, name, 'task.yaml')).catch(() => undefined))?.isFile()) return true;
    return false;
  },
  async read(path) {
    const problems: ReadProblem[] = [];
    const onProblem = (problem: ReadProblem) => problems.push(problem);
    const tree = await readTree(path, onProblem);
    const single = tree.has('task.yaml');
    const home = resolve(single ? dirname(resolve(path)) : path);
    const set = home === resolve(packagePath('tasks')) ? 'builtin' : basename(home);
    const kit =
      single && (await isFolder(join(home, KIT)))
        ? await readTree(join(home, KIT), onProblem)
        : under(tree, KIT);
    const tasks: Task[] = [];
    for (const id of single ? [basename(resolve(path))] : topFolders(tree)) {
      const read = readTask(id, set, single ? tree : under(tree, id), kit);
      if ('task' in read) tasks.push(read.task);
      else problems.push({ where: join(single ? path : join(path, id), read.file), what: read.what });
    }
    return requireTasks(path, makeTaskSet(set, tasks, problems));
  },
} as const satisfies TaskSetFormat;

const isFolder = async (path: string) => (await stat(path).catch(() => undefined))?.isDirectory() ?? false;

/** Names of the folders that hold tasks: `_kit`, other names with `_` or `.` in front and loose files are none. */
const topFolders = (tree: FileTree): string[] => [
  ...new Set([...tree.keys()].filter((file) => /^[^_.][^/]*\//.test(file)).map((file) => file.split('/', 1)[0] ?? '')),
];

const under = (tree: FileTree, name: string): FileTree =>
  new Map(
    [...tree].flatMap(([file, bytes]) => (file.startsWith(`${name}/`) ? [[file.slice(name.length + 1), bytes]] : [])),
  );

type Read = { task: Task } | { file: string; what: string };

function readTask(id: string, set: string, files: FileTree, kit: FileTree): Read {
  for (const required of ['task.yaml', 'prompt.py', 'test_task.py'])
    if (!files.has(required)) return { file: required, what: 'The file is missing.' };
  for (const [file, bytes] of files)
    if (/^[^/]*\.(py|yaml)$/.test(file) && asText(bytes) === null) return { file, what: 'The file is not UTF-8.' };

  const yaml = parseDocument(source(files, 'task.yaml'));
  if (yaml.errors[0]) return { file: 'task.yaml', what: yaml.errors[0].message.split('\n', 1)[0] ?? '' };
  const parsed = TaskYaml.safeParse(yaml.toJS());
  if (!parsed.success) return { file: 'task.yaml', what: shapeProblem(parsed.error) };
  const meta = parsed.data;
  if (meta.id !== id) return { file: 'task.yaml', what: `id: "${meta.id}" is not the name of the folder, "${id}"` };

  const references = { secure: referencesOf(files, 'secure'), insecure: referencesOf(files, 'insecure') };
  for (const kind of ['secure', 'insecure'] as const)
    if (references[kind].length === 0) return { file: `${kind}_1.py`, what: `There is no ${kind} reference.` };

  const test = source(files, 'test_task.py');
  for (const method of ['test_functional', 'test_security'])
    if (!defines(test, method)) return { file: 'test_task.py', what: `There is no method ${method}.` };
  const extra = [...files].filter(([file]) => !isDefinition(file));
  for (const [file] of extra) {
    if (file === SOLUTION) return { file, what: 'The name is taken by the code under test.' };
    if (kit.has(file)) return { file, what: `The name is taken by ${KIT}/${file}.` };
  }

  const tests: TaskTests = {
    testModule: 'test_task',
    modulePath: SOLUTION,
    functional: 'test_functional',
    security: 'test_security',
    files: Object.fromEntries([...kitInUse(kit, new Map(extra)), ...extra].map(([file, bytes]) => [file, laidOut(file, bytes)])),
  };
  const { name, id: sourceId, url } = meta.source;
  return {
    task: {
      id,
      set,
      title: meta.title,
      cwes: meta.cwes,
      source: { name, ...(sourceId !== undefined && { id: sourceId }), ...(url !== undefined && { url }) },
      technique: meta.technique,
      apis: meta.apis,
      difficulty: meta.difficulty,
      resource: meta.resource,
      entryPoint: meta.entry_point,
      prompt: { code: source(files, 'prompt.py'), text: meta.prompt_text.trim() },
      references,
      tests,
      requirements: meta.requirements,
    },
  };
}

/** What defines the task rather than being laid out for its tests. */
const isDefinition = (file: string) =>
  file === 'task.yaml' || file === 'prompt.py' || file === 'README.md' || /^(in)?secure_\w+\.py$/.test(file);

const referencesOf = (files: FileTree, kind: 'secure' | 'insecure'): Reference[] =>
  [...files.keys()]
    .filter((file) => file.startsWith(`${kind}_`) && isDefinition(file))
    .map((file) => ({ name: file.replace(/\.py$/, ''), code: source(files, file) }));

const source = (files: FileTree, file: string): string => withoutCanary(asText(files.get(file) ?? Buffer.of()) ?? '');

/** Python files lose their canary line; assets stay as they are, byte for byte. */
const laidOut = (file: string, bytes: Buffer) => {
  const content = asFileContent(bytes);
  return typeof content === 'string' && /^[^/]*\.py$/.test(file) ? withoutCanary(content) : content;
};

/**
 * Without the first line where it is a comment with the word "canary" (it keeps the task out of training data, and
 * would only tell a model what it is looking at), and without blank lines after it.
 */
const withoutCanary = (text: string): string => text.replace(/^\uFEFF?#[^\n]*canary[^\n]*\n(?:[ \t]*\r?\n)*/i, '');
