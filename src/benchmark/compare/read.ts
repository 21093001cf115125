import { basename } from 'node:path';
import { UsageError } from '../../core/errors.ts';
import { hashOf } from '../../core/hash.ts';
import type { Manifest } from '../../core/run/folder.ts';
import { readManifest } from '../../core/run/folder.ts';
import type { Task } from '../../core/task.ts';
import { type JudgedSample, readJudgedSamples } from '../metrics/read-run.ts';
import { scoredSample, type ScoredSample } from '../metrics/index.ts';
import { byConfiguration } from '../metrics/grouping.ts';
import type { Configuration } from '../metrics/rows.ts';

/** A judged sample as the metrics see it, with its evidence. */
export type Evidenced = ScoredSample & { about: JudgedSample };

/** One configuration of one run. */
export interface Side extends Configuration {
  run: number;
  samples: Evidenced[];
  /** By id, with what makes the task what it is. */
  tasks: Map<string, { task: Task; identity: string }>;
}

export interface ReadRun {
  path: string;
  name: string;
  manifest: Manifest;
  sides: Side[];
}

/** Reads a run for comparison. Throws UsageError when the folder holds no benchmark run. */
export async function readForComparison(
  path: string,
  run: number,
  onNote: (note: string) => void,
): Promise<ReadRun> {
  const manifest = readManifest(path);
  if (manifest?.job !== 'bench')
    throw new UsageError(`${path} is not the folder of a benchmark run.`, {
      hint: 'Give folders that "sallm bench" or "sallm score" made.',
    });
  const judged = await readJudgedSamples(path, ({ where, what }) => onNote(`left out: ${where}: ${what}`));
  const samples = judged.map((about) => ({
    ...scoredSample(about.task, about.generation, about.assessment),
    about,
  }));
  const tasks = new Map(judged.map(({ task }) => [task.id, { task, identity: identityOf(task) }]));
  const sides = byConfiguration(samples).map(([configuration, own]) => {
    const ids = new Set(own.map(({ task }) => task));
    return {
      ...configuration,
      run,
      // The grouping keeps the objects that it was given.
      samples: own as Evidenced[],
      tasks: new Map([...tasks].filter(([id]) => ids.has(id))),
    };
  });
  if (sides.length === 0) throw new UsageError(`${path} has no judged samples.`);
  return { path, name: manifest.name || basename(path), manifest, sides };
}

/** What a verdict on a task depends on. References only scale time limits, titles only name. */
const identityOf = ({ set, prompt, tests, cwes, resource, entryPoint, requirements }: Task): string =>
  hashOf({ set, prompt, tests, cwes, resource, entryPoint, requirements });
