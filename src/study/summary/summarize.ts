import type { RunFolder } from '../../core/run/folder.ts';
import { ClusterWeights } from '../../core/statistics/index.ts';
import { Aggregate } from '../aggregate.ts';
import { profileOf } from '../config.ts';
import { readDuplicates } from '../duplicates-file.ts';
import { rulesFile, setFiles, type StudyFile } from '../files.ts';
import type { Profile } from '../profiles.ts';
import { RuleInfo, SampleRecord } from '../record.ts';
import { readLog } from '../record-log.ts';
import { carryOverOf, type Pair } from './carry-over.ts';
import { compareAll } from './compare.ts';
import { describeTool } from './describe.ts';
import { Resampled } from './resampled.ts';
import type { CarryOver, Comparison, SetSummary, StudySummary } from './schema.ts';

/** The findings of a data set, added up for each tool. */
interface SetFigures {
  samples: number;
  unparsable: number;
  failed: number;
  byTool: Map<string, Resampled>;
}

/** Computes all figures of a study out of its journals, whatever the order in which they were written. */
export function summarize(run: Pick<RunFolder, 'file'>, study: StudyFile): StudySummary {
  const profile = profileOf(study.profile);
  const rules = new Map(
    [...readLog(rulesFile(run), RuleInfo)].map((info) => [`${info.tool} ${info.rule}`, info]),
  );
  const tools = study.analyzers.map(({ name }) => name);
  const weights = new ClusterWeights({ seed: study.seed });
  const read = (names: readonly string[]) => figuresOf(run, names, tools, profile, rules, weights);

  const figures = new Map(study.sets.map(({ name }) => [name, read([name])]));
  for (const names of pooledSets(study)) figures.set(names.join(' + '), read(names));
  const carryOver: CarryOver[] = [];
  const comparisons: Comparison[] = [];
  for (const tool of tools) {
    const named = (name: string) => ({ name, resampled: figures.get(name)!.byTool.get(tool)! });
    carryOver.push(...carryOverOf(pairsOf(study, tool, named), study.seed));
    comparisons.push(
      ...compareAll(
        tool,
        study.sets.map(({ name }) => named(name)),
        study.seed,
      ),
    );
  }
  const sets = study.sets.map((set): SetSummary => {
    const { samples, unparsable, failed, byTool } = figures.get(set.name)!;
    const resampled = [...byTool.values()];
    return {
      name: set.name,
      role: set.role,
      format: set.format,
      trainedOn: study.trainedOn[set.name] ?? [],
      samples,
      available: set.available,
      leftOut: set.leftOut,
      unparsable,
      failed,
      duplicates: readDuplicates(run, set.name),
      clusters: Math.max(0, ...resampled.map(({ aggregate }) => aggregate.clusters.length)),
      tools: resampled.map((one) => {
        const ruleOf = (rule: string) => rules.get(`${one.aggregate.tool} ${rule}`);
        return describeTool(one, ruleOf, (rule) => categoryOf(ruleOf(rule)));
      }),
    };
  });
  return {
    profile: { name: profile.name, summary: profile.summary, denominator: profile.denominator },
    analyzers: study.analyzers,
    seed: study.seed,
    sample: study.sample,
    shard: study.shard ? `${study.shard.part}/${study.shard.of}` : null,
    complete: study.sets.every(
      ({ wanted }, i) => sets[i]!.samples === wanted && (sets[i]!.duplicates !== null || !study.duplicates),
    ),
    rules: [...rules.values()]
      .map((info) => ({
        tool: info.tool,
        rule: info.rule,
        symbol: info.symbol ?? null,
        category: categoryOf(info),
        security: info.kind === 'security',
      }))
      .sort((a, b) => (`${a.tool} ${a.rule}` < `${b.tool} ${b.rule}` ? -1 : 1)),
    sets,
    carryOver,
    comparisons,
  };
}

/** Pylint's kind of message; what tools for security report is a category of its own. */
const categoryOf = (info: RuleInfo | undefined): string =>
  info?.category ?? (info?.kind === 'security' ? 'security' : 'other');

function figuresOf(
  run: Pick<RunFolder, 'file'>,
  names: readonly string[],
  tools: readonly string[],
  profile: Profile,
  rules: ReadonlyMap<string, RuleInfo>,
  weights: ClusterWeights,
): SetFigures {
  const aggregates = tools.map(
    (tool) => new Aggregate(tool, profile, (rule) => categoryOf(rules.get(`${tool} ${rule}`))),
  );
  let [samples, unparsable, failed] = [0, 0, 0];
  for (const name of names)
    for (const record of readLog(setFiles(run, name).samples, SampleRecord)) {
      samples++;
      const results = Object.values(record.tools);
      if (results.includes('unparsable')) unparsable++;
      if (results.some((result) => typeof result === 'string' && result !== 'unparsable')) failed++;
      for (const aggregate of aggregates) aggregate.add(record);
    }
  const byTool = new Map(aggregates.map((one) => [one.tool, new Resampled(one, weights)]));
  return { samples, unparsable, failed, byTool };
}

/** Outputs of a model trained on several data sets are compared with all of those together, too. */
function pooledSets({ trainedOn }: StudyFile): string[][] {
  const several = Object.values(trainedOn).filter((names) => names.length > 1);
  return [...new Map(several.map((names) => [names.join(' + '), names])).values()];
}

function pairsOf(
  study: StudyFile,
  tool: string,
  named: (name: string) => { name: string; resampled: Resampled },
): Pair[] {
  const data = study.sets.filter(({ role }) => role === 'data').map(({ name }) => name);
  return study.sets
    .filter(({ role }) => role === 'outputs')
    .flatMap((outputs) => {
      const trained = study.trainedOn[outputs.name] ?? [];
      const pooled = trained.length > 1 ? [trained.join(' + ')] : [];
      return [...pooled, ...new Set([...trained, ...data])].map((name) => ({
        tool,
        outputs: named(outputs.name),
        data: named(name),
        trained: pooled.includes(name) || trained.includes(name),
      }));
    })
    .filter(
      ({ outputs, data: from }) =>
        outputs.resampled.aggregate.samples > 0 && from.resampled.aggregate.samples > 0,
    );
}
