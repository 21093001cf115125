import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../../core/errors.ts';
import { withLock } from '../../core/lock.ts';
import type { Progress } from '../../core/progress.ts';
import { writeJsonAtomic } from '../../core/run/atomic.ts';
import { type Manifest, readManifest } from '../../core/run/folder.ts';
import { type DatasetSpec, parseDatasetSpec } from '../../datasets/index.ts';
import { readStudy, type StudyFile } from '../files.ts';
import { drawFindings } from './draw.ts';
import { locate, type Sources } from './locate.ts';
import type { ValidationSample } from './sample-file.ts';
import { Design, readSample, validationFile } from './sample-file.ts';

const defaults: Design = { confidence: 0.95, margin: 0.05, per: 'tool', seed: 1 };

export interface ValidationOptions {
  /** What the user said; the rest is as it was drawn, or by default. */
  design: Partial<Design>;
  /** Draw anew with another design; labels of findings that are drawn again stay. */
  redraw: boolean;
  /** `NAME=FORMAT:PATH` of data sets that lie elsewhere now. */
  data: readonly string[];
  progress: Progress;
  signal: AbortSignal;
}

/**
 * The sample of a study's findings that is to be labelled: the one that was drawn, else a new one.
 *
 * @param study a study's run folder
 * @throws UsageError when the folder is no complete study, its data has changed, or another sample was drawn
 */
export async function openValidation(study: string, options: ValidationOptions): Promise<ValidationSample> {
  requireStudy(study);
  const parsed = Design.partial().safeParse(options.design);
  if (!parsed.success) throw new UsageError(z.prettifyError(parsed.error));
  return withLock(
    validationFile(study, 'sample.lock'),
    async () => {
      const known = options.redraw ? null : readSample(study);
      if (known) return checked(known, options.design);
      const sample = await draw(study, { ...defaults, ...options.design }, options);
      writeJsonAtomic(validationFile(study, 'sample.json'), sample);
      return sample;
    },
    {
      signal: options.signal,
      onWait: () => options.progress.note('Waiting for another process that draws the sample'),
    },
  );
}

/** @throws UsageError unless the folder is a study's */
export function requireStudy(study: string): Manifest {
  const manifest = readManifest(study);
  if (manifest?.job === 'study' && existsSync(join(study, 'study.json'))) return manifest;
  throw new UsageError(`${study} holds no study.`, { hint: 'Give the run folder that "sallm study" named.' });
}

function checked(known: ValidationSample, wanted: Partial<Design>): ValidationSample {
  const other = (Object.keys(wanted) as (keyof Design)[]).find((key) => known.design[key] !== wanted[key]);
  if (other === undefined) return known;
  throw new UsageError(
    `A sample was drawn already, with ${other} ${known.design[other]} instead of ${wanted[other]}.`,
    {
      hint: 'Leave the option out to go on with it, or draw anew with --redraw (labels of findings in both stay).',
    },
  );
}

async function draw(
  study: string,
  design: Design,
  { data, progress, signal }: ValidationOptions,
): Promise<ValidationSample> {
  const manifest = requireStudy(study);
  if (manifest.status !== 'complete')
    throw new UsageError(`${study} is not complete.`, { hint: 'The command that began it continues it.' });
  const folder = { file: (...names: string[]) => join(study, ...names) };
  const found = readStudy(folder);
  const { strata, draws } = drawFindings(folder, found, design);
  if (draws.length === 0) throw new UsageError('The study has no findings that could be validated.');
  const findings = await locate(draws, {
    study: found,
    sources: sourcesOf(manifest, found, data),
    progress,
    signal,
  });
  return { design, profile: found.profile, strata, findings };
}

const Inputs = z.object({ sets: z.array(z.object({ name: z.string(), hash: z.string() })) });

function sourcesOf({ inputs }: Manifest, { sets }: StudyFile, data: readonly string[]): Sources {
  const specs = new Map<string, DatasetSpec>(sets.flatMap(({ name, spec }) => (spec ? [[name, spec]] : [])));
  for (const text of data) {
    const spec = parseDatasetSpec(text);
    if (spec.name === undefined || !sets.some(({ name }) => name === spec.name))
      throw new UsageError(`--data ${text}: it has to name a data set of the study.`, {
        hint: `There are: ${sets.map(({ name }) => name).join(', ')}.`,
      });
    specs.set(spec.name, spec);
  }
  return { specs, hashes: new Map(Inputs.parse(inputs).sets.map(({ name, hash }) => [name, hash])) };
}
