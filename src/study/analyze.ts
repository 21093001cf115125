import type { Analyzer } from '../analysis/index.ts';
import { IncompleteError, SallmError } from '../core/errors.ts';
import type { Finding, SampleAnalysis } from '../core/finding.ts';
import type { Progress } from '../core/progress.ts';
import type { RunFolder } from '../core/run/folder.ts';
import type { Sample } from '../core/sample.ts';
import { clusterOf } from './cluster-of.ts';
import type { StudyConfig, StudySet } from './config.ts';
import { Examples } from './examples.ts';
import { rulesFile, setFiles } from './files.ts';
import { Example, messageKey, RuleInfo, SampleRecord, type ToolResult } from './record.ts';
import { inOrder } from './in-order.ts';
import { LogWriter, readLog } from './record-log.ts';
import { chosenSamples, type Survey } from './survey.ts';

const BATCH_SAMPLES = 400;
const BATCH_CHARACTERS = 8 * 1024 ** 2;
/** Batches under way: workers that are done with one go on with the next while its slowest sample still runs. */
const BATCHES_AHEAD = 3;

export interface AnalyzeContext {
  analyzers: readonly Analyzer[];
  config: StudyConfig;
  run: RunFolder;
  progress: Progress;
  signal: AbortSignal;
}

/**
 * Analyzes the samples of a data set that have no record yet, in batches, and writes one record each. Holds few batches in memory.
 * @throws IncompleteError when a tool cannot run
 */
export async function analyzeSet(set: StudySet, survey: Survey, context: AnalyzeContext): Promise<void> {
  const { config, run, progress } = context;
  const files = setFiles(run, set.name);
  const examples = new Examples({ seed: config.seed });
  for (const example of readLog(files.examples, Example)) examples.add(example);
  const rules = new Map([...readLog(rulesFile(run), RuleInfo)].map((rule) => [ruleKey(rule), rule]));
  const pattern = config.clusters[set.name];
  const log = {
    samples: new LogWriter<SampleRecord>(files.samples),
    examples: new LogWriter<Example>(files.examples),
    rules: new LogWriter<RuleInfo>(rulesFile(run)),
  };
  progress.phase(set.name, survey.wanted);
  try {
    const left = unrecorded(chosenSamples(set, survey, config), files.samples, progress);
    const work = async (batch: Sample[]) => ({ batch, analyses: await analyzeBatch(batch, context) });
    for await (const { batch, analyses } of inOrder(batches(left), BATCHES_AHEAD, work)) {
      const findingsOf = (sample: Sample) =>
        analyses.flatMap(([, found]) => found.get(sample.id)?.findings ?? []);
      // The record comes last: whatever has one is not looked at again.
      log.rules.append(batch.flatMap((sample) => newRules(findingsOf(sample), rules)));
      log.examples.append(batch.flatMap((sample) => examples.offer(sample, findingsOf(sample))));
      log.samples.append(
        batch.map((sample) => ({
          id: sample.id,
          cluster: clusterOf(sample, pattern === undefined ? undefined : new RegExp(pattern, 'u')),
          lines: lineCount(sample.code),
          tools: Object.fromEntries(analyses.map(([tool, found]) => [tool, resultOf(found.get(sample.id))])),
        })),
      );
      progress.tick(batch.length);
    }
    progress.done();
  } finally {
    for (const writer of Object.values(log)) writer.close();
  }
}

async function analyzeBatch(
  batch: readonly Sample[],
  { analyzers, signal }: AnalyzeContext,
): Promise<[string, Map<string, SampleAnalysis>][]> {
  signal.throwIfAborted();
  const analyses = await Promise.all(
    analyzers.map(async (analyzer): Promise<[string, Map<string, SampleAnalysis>]> => [
      analyzer.name,
      await analyzer.analyze(batch, { signal }),
    ]),
  );
  signal.throwIfAborted();
  for (const [tool, found] of analyses)
    for (const { status, detail } of found.values())
      if (status === 'unavailable')
        throw new IncompleteError(`${tool} cannot run: ${detail ?? 'no reason given'}`, {
          hint: 'The same command continues where it stopped.',
        });
  return analyses;
}

/** What has no record yet. Records stand in the order of samples, so both are read side by side. */
async function* unrecorded(
  samples: AsyncIterable<Sample>,
  path: string,
  progress: Progress,
): AsyncGenerator<Sample> {
  const records = readLog(path, SampleRecord);
  for await (const sample of samples) {
    const next = records.next();
    if (next.done) {
      yield sample;
      continue;
    }
    const record = next.value;
    if (record.id === sample.id) progress.tick();
    else
      throw new SallmError(`${path} holds ${record.id} where ${sample.id} was expected.`, {
        hint: 'The data set is not the one that the run was begun with. Start anew with --fresh.',
      });
  }
}

async function* batches(samples: AsyncIterable<Sample>): AsyncGenerator<Sample[]> {
  let batch: Sample[] = [];
  let characters = 0;
  for await (const sample of samples) {
    batch.push(sample);
    characters += sample.code.length;
    if (batch.length < BATCH_SAMPLES && characters < BATCH_CHARACTERS) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
}

function resultOf(analysis: SampleAnalysis | undefined): ToolResult {
  if (!analysis) throw new Error('An analyzer left out a sample of its batch.');
  if (analysis.status !== 'ok') return analysis.status;
  const counts: Record<string, number> = {};
  for (const key of analysis.findings.map(messageKey).sort()) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

/** Rules seen for the first time; remembers them. */
function newRules(findings: readonly Finding[], known: Map<string, RuleInfo>): RuleInfo[] {
  return findings.flatMap((finding) => {
    if (known.has(ruleKey(finding))) return [];
    const rule = RuleInfo.parse(finding);
    known.set(ruleKey(rule), rule);
    return [rule];
  });
}

const ruleKey = ({ tool, rule }: { tool: string; rule: string }): string => `${tool} ${rule}`;

/** Lines of text: a last one without a line break counts, an empty one does not. */
function lineCount(code: string): number {
  const breaks = code.match(/\r\n|\r|\n/g)?.length ?? 0;
  return /[^\r\n]$/.test(code) ? breaks + 1 : breaks;
}
