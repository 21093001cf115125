import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { UsageError } from '../core/errors.ts';
import { canonicalJson } from '../core/hash.ts';
import { silent } from '../core/progress.ts';
import { type Manifest, readManifest, RunFolder } from '../core/run/folder.ts';
import { Examples } from './examples.ts';
import { readStudy, rulesFile, setFiles, type StudyFile } from './files.ts';
import { Example, RuleInfo } from './record.ts';
import { LogWriter, readLog } from './record-log.ts';
import { finish, type StudyOptions, type StudyResult } from './study.ts';

interface Part {
  path: string;
  manifest: Manifest;
  study: StudyFile;
  folder: Pick<RunFolder, 'file'>;
}

/**
 * Puts the shards of one study together; the figures are those of a single run over everything.
 *
 * @throws UsageError unless the folders are all shards of one study, each once and complete
 */
export async function mergeStudies(
  paths: readonly string[],
  options: Pick<StudyOptions, 'runs' | 'name' | 'context' | 'progress'> & {
    /** What is to be computed in another way than the shards say. */
    change?: (study: StudyFile) => StudyFile;
  } = {},
): Promise<StudyResult> {
  const { progress = silent, change = (study) => study } = options;
  const parts = paths.map(readPart);
  checkParts(parts);
  const { manifest, study } = parts[0]!;
  const run = RunFolder.open({
    runs: options.runs ?? 'runs',
    job: 'study',
    name: options.name ?? manifest.name,
    // Records stand in another order than those of a single run, so it is never continued as one.
    inputs: { ...manifest.inputs, shard: null, merged: parts.length },
    context: { ...options.context, started: new Date().toISOString(), mergedFrom: [...paths] },
    fresh: true,
  });
  progress.note(`Run folder: ${run.path}`);
  mergeRules(run, parts);
  for (const { name } of study.sets) {
    const { samples } = setFiles(run, name);
    for (const { folder } of parts) await append(setFiles(folder, name).samples, samples);
    mergeExamples(run, parts, name);
  }
  const sets = study.sets.map((set, i) => ({
    ...set,
    wanted: parts.reduce((sum, part) => sum + part.study.sets[i]!.wanted, 0),
  }));
  run.write('study.json', change({ ...study, sets, duplicates: false, shard: null }));
  return { run, summary: finish(run, progress), interrupted: false };
}

function readPart(path: string): Part {
  const manifest = readManifest(path);
  if (manifest?.job !== 'study' || !existsSync(join(path, 'study.json')))
    throw new UsageError(`${path} holds no study.`, {
      hint: 'Give the folders that "sallm study --shard" named.',
    });
  const folder = { file: (...names: string[]) => join(path, ...names) };
  const study = readStudy(folder);
  if (study.shard === null) throw new UsageError(`${path} is not a shard, but a whole study.`);
  if (manifest.status !== 'complete')
    throw new UsageError(`${path} is not complete.`, { hint: 'The command that began it continues it.' });
  return { path, manifest, study, folder };
}

function checkParts(parts: readonly Part[]): void {
  const [first] = parts;
  if (!first) throw new UsageError('No run was named.');
  const whole = ({ manifest: { inputs } }: Part) => canonicalJson({ ...inputs, shard: null });
  const other = parts.find((part) => whole(part) !== whole(first));
  if (other)
    throw new UsageError(`${other.path} is not of the same study as ${first.path}.`, {
      hint: 'Data, analyzers, their versions, --sample and --seed have to be the same.',
    });
  const of = first.study.shard!.of;
  const seen = parts.map(({ study }) => study.shard!.part).sort((a, b) => a - b);
  if (seen.length === of && seen.every((part, i) => part === i + 1)) return;
  throw new UsageError(`Shards ${seen.join(', ')} of ${of} are not the whole study.`, {
    hint: 'Give every shard once.',
  });
}

function mergeRules(run: RunFolder, parts: readonly Part[]): void {
  const rules = new Map<string, RuleInfo>();
  for (const { folder } of parts)
    for (const rule of readLog(rulesFile(folder), RuleInfo)) rules.set(`${rule.tool} ${rule.rule}`, rule);
  const log = new LogWriter<RuleInfo>(rulesFile(run));
  log.append([...rules.values()]);
  log.close();
}

function mergeExamples(run: RunFolder, parts: readonly Part[], name: string): void {
  const examples = new Examples();
  for (const { folder } of parts)
    for (const example of readLog(setFiles(folder, name).examples, Example)) examples.add(example);
  const log = new LogWriter<Example>(setFiles(run, name).examples);
  log.append(examples.all);
  log.close();
}

const append = (from: string, to: string): Promise<void> =>
  pipeline(createReadStream(from), createWriteStream(to, { flags: 'a' }));
