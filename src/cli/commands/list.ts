import { Argument, type Command } from 'commander';
import { analyzerKinds } from '../../analysis/index.ts';
import { listRuns, readManifest } from '../../core/run/folder.ts';
import { readTaskSet, sampleFormats } from '../../datasets/index.ts';
import { modelProviders } from '../../models/index.ts';
import { newCommand } from '../define.ts';
import { cwesOf } from '../knowledge/cwe.ts';
import { terms } from '../knowledge/terms.ts';

type Row = Record<string, string | number>;

/** What can be listed: one line of help, and the rows. */
const lists: Record<string, { summary: string; rows: (options: ListOptions) => Promise<Row[]> | Row[] }> = {
  tasks: {
    summary: 'tasks of a set',
    rows: async ({ tasks }) =>
      (await readTaskSet(tasks)).tasks.map(({ id, title, cwes, source }) => ({
        id,
        cwes: cwes.map((cwe) => `CWE-${cwe}`).join(' '),
        source: source.name,
        title,
      })),
  },
  cwes: {
    summary: 'weaknesses that the tasks of a set are about',
    rows: async ({ tasks }) => cwesOf((await readTaskSet(tasks)).tasks),
  },
  models: {
    summary: 'providers of models',
    rows: () => modelProviders.map(({ name, summary }) => ({ model: `${name}/NAME`, summary })),
  },
  analyzers: {
    summary: 'static analyzers',
    rows: () => analyzerKinds.map(({ name, summary }) => ({ name, summary })),
  },
  rules: {
    summary: 'rules of the analyzer sallm',
    rows: async () =>
      (await import('../../rules/index.ts')).catalogue.map(({ id, cwes, severity, title }) => ({
        id,
        cwes: cwes.map((cwe) => `CWE-${cwe}`).join(' '),
        severity,
        title,
      })),
  },
  formats: {
    summary: 'formats of data sets',
    rows: () => sampleFormats.map(({ name, summary }) => ({ name, summary })),
  },
  metrics: {
    summary: 'metrics, verdicts and outcomes',
    rows: () => terms.map(({ name, kind, text }) => ({ name, kind, text: firstSentence(text) })),
  },
  runs: { summary: 'runs in a folder', rows: ({ runs }) => runsIn(runs) },
};

interface ListOptions {
  tasks: string;
  runs: string;
  json?: boolean;
}

/** `sallm list`: what there is to name on the command line. */
export function list(): Command {
  const command = newCommand(
    'list',
    'List tasks, CWEs, models, analyzers, rules, formats, metrics or runs',
    [
      ['sallm list tasks', 'the built-in tasks'],
      ['sallm list cwes --json', 'weaknesses with their number of tasks, for programs'],
      ['sallm list runs', 'runs below ./runs, the newest first'],
    ],
    { seeAlso: ['sallm explain', 'docs/tasks/README.md', 'docs/rules/README.md'] },
  );
  command.addArgument(
    new Argument(
      '<what>',
      Object.entries(lists)
        .map(([name, { summary }]) => `${name}: ${summary}`)
        .join('; '),
    ).choices(Object.keys(lists)),
  );
  command.option('--tasks <set>', 'task set', 'builtin');
  command.option('--runs <folder>', 'parent of run folders', 'runs');
  command.option('--json', 'as JSON');
  return command.action(async (what: string) => {
    const options = command.opts<ListOptions>();
    const rows = await lists[what]!.rows(options);
    process.stdout.write(options.json ? `${JSON.stringify(rows, null, 2)}\n` : tableOf(rows));
  });
}

const firstSentence = (text: string): string => /^.*?[.:](?=\s|$)/s.exec(text)?.[0] ?? text;

/** Aligned columns, the last one as long as it is. */
function tableOf(rows: readonly Row[]): string {
  if (rows.length === 0) return 'None.\n';
  const cells = rows.map((row) => Object.values(row).map(String));
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) =>
    row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i]!))).join('  ');
  return `${cells.map(line).join('\n')}\n`;
}

const runsIn = (folder: string): Row[] =>
  listRuns(folder).flatMap((run) => {
    const manifest = readManifest(run);
    return manifest ? [{ run, job: manifest.job, status: manifest.status }] : [];
  });
