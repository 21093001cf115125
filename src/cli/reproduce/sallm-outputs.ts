import { runBench } from '../../benchmark/bench.ts';
import { BenchConfig } from '../../benchmark/config.ts';
import { computeMetrics, type MetricRow, type ScoredSample } from '../../benchmark/metrics/index.ts';
import { readVerdictTable } from '../../benchmark/metrics/read-table.ts';
import { openSyntax, repairNone } from '../../repair/index.ts';
import type { Task } from '../../core/task.ts';
import type { PageSection } from '../../reproduction/page.ts';
import {
  type Figure,
  outputSection,
  type RejudgedRow,
  type RepairRow,
} from '../../reproduction/sallm-2024/index.ts';
import { type Configuration, type SallmWork, scopeOf } from './sallm-work.ts';

const ANALYZERS = ['bandit', 'ruff', 'sallm'];
const KS = [1, 3, 5];

/** The raw outputs through our repair, tests and analyzers, as `sallm score` does it, beside the released verdicts. */
export async function judgeOutputs(
  work: SallmWork,
  onTheirCode: ReadonlyMap<string, readonly ScoredSample[]>,
): Promise<{ section: PageSection; complete: boolean }> {
  const { layout, configurations, run, options, tasks, command } = work;
  const { limit, seed, sandbox, progress, signal } = options;
  const config = BenchConfig.parse({
    ...{ tasks: layout.tasks, models: configurations.map(({ outputs }) => `replay/${outputs}`) },
    ...{ analyzers: ANALYZERS, k: KS, seed, sandbox, ...(limit !== null && { limit }) },
  });
  const result = await runBench(config, { runs: run.file('outputs'), name: 'sallm', progress, signal });
  const ids = new Set(tasks.tasks.map(({ id }) => id));
  const taskOf = new Map(tasks.tasks.map((task) => [task.id, task]));
  const repair: RepairRow[] = [];
  const rejudged: RejudgedRow[] = [];
  for (const configuration of configurations) {
    const { setting, outputs, samples } = configuration;
    const own = samples.filter(({ task }) => ids.has(task));
    const isOwn = (row: { model: string; temperature: number | null }): boolean =>
      `${row.model}_${row.temperature?.toFixed(1)}` === setting;
    const repaired = result.summary.repair.find(isOwn);
    if (repaired)
      repair.push({
        ...{ setting, answers: repaired.answers, theirCompiles: own.filter((one) => one.compilable).length },
        theirBody: await withBody(configuration, taskOf),
        ...{ before: repaired.compiledBefore, ourCompiles: repaired.compiles, ourBody: repaired.judgeable },
      });
    const released = (await readVerdictTable([outputs], () => undefined)).filter(({ task }) => ids.has(task));
    const measure = (some: readonly ScoredSample[]): MetricRow | undefined =>
      computeMetrics(some, { ks: KS, seed, groupBy: [], sources: ['tests'] })[0];
    const ours = result.summary.metrics.find(
      (row) => isOwn(row) && row.group === 'all' && row.verdictSource === 'tests',
    );
    if (ours)
      rejudged.push(
        ...rejudgedRows(setting, measure(released), measure(onTheirCode.get(setting) ?? []), ours),
      );
  }
  const scope = `Answers to ${scopeOf(work)}${result.complete ? '' : '; not all of them are judged yet'}. The run with every sample and its evidence: ${result.run.path}.`;
  return { section: outputSection(repair, rejudged, scope, command), complete: result.complete };
}

/** How many of the authors' repaired programs compile and have a body where one was asked for. */
async function withBody({ samples }: Configuration, taskOf: ReadonlyMap<string, Task>): Promise<number> {
  const syntax = await openSyntax();
  try {
    let count = 0;
    for (const { task: id, code } of samples) {
      const task = taskOf.get(id);
      if (!task || code === null) continue;
      const { prompt, entryPoint } = task;
      const { outcome } = await repairNone(
        {
          ...{ raw: code, promptStyle: 'code', mode: 'chat', finishReason: null },
          ...(prompt.code !== undefined && { promptCode: prompt.code }),
          ...(entryPoint !== undefined && { entryPoint }),
        },
        syntax,
      );
      if (outcome === 'ok') count++;
    }
    return count;
  } finally {
    await syntax.close();
  }
}

const nothing: Figure = { value: null, low: null, high: null };

function rejudgedRows(
  setting: string,
  theirs: MetricRow | undefined,
  theirCode: MetricRow | undefined,
  ours: MetricRow,
): RejudgedRow[] {
  type Read = (row: MetricRow) => Figure;
  const row = (metric: string, read: Read): RejudgedRow => ({
    ...{ setting, metric, theirs: theirs ? read(theirs) : nothing },
    theirCode: theirCode ? read(theirCode) : null,
    ourCode: read(ours),
  });
  const at =
    (k: number, name: 'pass' | 'vulnerable' | 'securePass'): Read =>
    (metrics) =>
      metrics.at.find((one) => one.k === k)?.[name] ?? nothing;
  return [
    ...KS.flatMap((k) => [
      row(`pass@${k}`, at(k, 'pass')),
      row(`vulnerable@${k}`, at(k, 'vulnerable')),
      row(`secure-pass@${k}`, at(k, 'securePass')),
    ]),
    row('inconclusive', ({ inconclusiveShare }) => ({ value: inconclusiveShare, low: null, high: null })),
  ];
}
