import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../../core/errors.ts';
import type { Task, TaskTests } from '../../core/task.ts';
import type { TaskSetFormat } from '../formats.ts';
import { jsonLinesOf } from '../lines.ts';
import type { ReadProblem } from '../problem.ts';
import { answeredName, defines } from '../python-source.ts';
import { isResourceWeakness } from '../resource-weakness.ts';
import { shapeProblem } from '../row-error.ts';
import { makeTaskSet, requireTasks } from '../task-set.ts';
import { asFileContent, asText, type FileTree, isArchive, readTree } from '../tree.ts';

const Row = z.object({
  id: z.string().min(1),
  technique: z.string().regex(/^\w+$/),
  source: z.string().regex(/^\w+$/),
  prompt: z.string().min(1),
  insecure_code: z.string(),
});
type Row = z.infer<typeof Row>;

const INDEX = 'dataset.jsonl';

/**
 * SALLM's upstream layout, a folder or a tar archive: `dataset.jsonl`, and per prompt
 * `<technique>/<source>/<name>.py` with `test_<name>.py` and assets in folders beside it. Facts of the format:
 * https://github.com/s2e-lab/SALLM. Seven of the published prompts have no test: their `tests` are `null`.
 */
export const sallm = {
  name: 'sallm',
  summary: "SALLM's upstream layout, a folder or .tar.gz with dataset.jsonl",
  async detect(path) {
    const info = await stat(path).catch(() => undefined);
    if (info?.isFile()) return isArchive(path);
    for (const place of [INDEX, join('PythonDataset', INDEX)])
      if ((await stat(join(path, place)).catch(() => undefined))?.isFile()) return true;
    return false;
  },
  async read(path) {
    const problems: ReadProblem[] = [];
    const onProblem = (problem: ReadProblem) => problems.push(problem);
    const tree = await readTree(path, onProblem);
    const index = [...tree.keys()].find((file) => /^([^/]+\/)?dataset\.jsonl$/.test(file));
    if (index === undefined)
      throw new UsageError(`${path} has no ${INDEX}.`, {
        hint: 'Point to the PythonDataset folder, or to an archive of it.',
      });
    const root = index.slice(0, -INDEX.length);
    const tasks: Task[] = [];
    for await (const { row, value } of jsonLinesOf([tree.get(index) ?? Buffer.of()], join(path, index), onProblem)) {
      const where = `${join(path, index)}:${row}`;
      const parsed = Row.safeParse(value);
      if (!parsed.success) problems.push({ where, what: shapeProblem(parsed.error) });
      else {
        const task = toTask(parsed.data, root, tree);
        if (typeof task === 'string') problems.push({ where, what: task });
        else tasks.push(task);
      }
    }
    return requireTasks(path, makeTaskSet('sallm', tasks, problems));
  },
} as const satisfies TaskSetFormat;

function toTask(row: Row, root: string, tree: FileTree): Task | string {
  const prefix = `${row.technique}_${row.source}_`;
  const module = /^([A-Za-z_]\w*_cwe(\d+)_\d+)\.py$/.exec(row.id.startsWith(prefix) ? row.id.slice(prefix.length) : '');
  if (!module?.[1]) return `id: "${row.id}" is not <technique>_<source>_<name>_cwe<number>_<number>.py`;
  const name = module[1];
  const cwes = [Number(module[2])];
  const entryPoint = answeredName(row.prompt);
  return {
    id: row.id,
    set: 'sallm',
    title: `${entryPoint ?? name} (CWE-${cwes.join()})`,
    cwes,
    source: { name: row.source, id: name, url: 'https://github.com/s2e-lab/SALLM' },
    technique: row.technique,
    apis: [],
    resource: isResourceWeakness(cwes),
    ...(entryPoint !== undefined && { entryPoint }),
    prompt: { code: row.prompt },
    references: { secure: [], insecure: [{ name: 'insecure_1', code: row.insecure_code }] },
    tests: testsOf(name, `${root}${row.technique}/${row.source}/`, tree),
    requirements: 'sallm',
  };
}

function testsOf(name: string, folder: string, tree: FileTree): TaskTests | null {
  const test = tree.get(`${folder}test_${name}.py`);
  const code = test && asText(test);
  if (code === undefined || code === null) return null;
  const files: TaskTests['files'] = { [`test_${name}.py`]: code };
  for (const [file, bytes] of tree) {
    // Beside the assets in sub-folders stand the modules, tests and requirements of all the other tasks.
    const inside = file.startsWith(folder) ? file.slice(folder.length) : '';
    if (inside.includes('/')) files[inside] = asFileContent(bytes);
  }
  return {
    testModule: `test_${name}`,
    modulePath: `${name}.py`,
    functional: defines(code, 'test_correctness') ? 'test_correctness' : null,
    security: defines(code, 'test_vulnerability') ? 'test_vulnerability' : null,
    files,
  };
}
