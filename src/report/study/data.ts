import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../core/errors.ts';
import { type Manifest, readManifest } from '../../core/run/folder.ts';
import { readRunFile } from '../../core/run/read-json.ts';
import { Examples } from '../../study/examples.ts';
import { setFiles } from '../../study/files.ts';
import { Example } from '../../study/record.ts';
import { readLog } from '../../study/record-log.ts';
import { loadValidation } from '../../study/validation/load.ts';
import type { ValidationResults } from '../../study/validation/results.ts';
import { StudySummary } from '../../study/summary/schema.ts';

/** All that a study's report shows. */
export interface StudyData {
  manifest: Manifest;
  summary: StudySummary;
  /** What labelling by hand says of the findings; `null` where there was none. */
  validation: ValidationResults | null;
  /** By data set. */
  examples: Record<string, Example[]>;
}

/** Reads the folder of a study. Throws UsageError when it holds no figures. */
export function loadStudy(path: string): StudyData {
  const manifest = readManifest(path);
  if (manifest?.job !== 'study' || !existsSync(join(path, 'summary.json')))
    throw new UsageError(`${path} holds no figures of a study.`);
  const summary = readRunFile(join(path, 'summary.json'), StudySummary);
  const folder = { file: (...names: string[]) => join(path, ...names) };
  const examplesOf = (name: string): Example[] => {
    const kept = new Examples();
    for (const example of readLog(setFiles(folder, name).examples, Example)) kept.add(example);
    return kept.all;
  };
  return {
    manifest,
    summary,
    validation: loadValidation(path, summary.profile.name),
    examples: Object.fromEntries(summary.sets.map(({ name }) => [name, examplesOf(name)])),
  };
}
