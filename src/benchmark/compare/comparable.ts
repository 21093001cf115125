import { canonicalJson } from '../../core/hash.ts';
import type { VerdictSource } from '../../core/outcome.ts';
import type { ReadRun } from './read.ts';

type Inputs = Record<string, unknown>;
const objectOf = (value: unknown): Inputs =>
  typeof value === 'object' && value !== null ? (value as Inputs) : {};

/** Settings under which answers may differ although the model does not: worth a word, no reason to refuse. */
const settings = ['maxTokens', 'topP', 'stop', 'repair', 'mode', 'extraBody'];

/** Versions that are no analyzer's. */
const isOurs = (name: string): boolean => name === 'sallm' || name.startsWith('environment:');

/** What was not the same when two runs were judged, in words, and the verdict sources that cannot be compared for it. */
export function differencesOf(a: ReadRun, b: ReadRun): { notes: string[]; unusable: Set<VerdictSource> } {
  const [left, right] = [a, b].map(({ manifest: { inputs } }) => ({
    config: objectOf(inputs['config']),
    judging: objectOf(inputs['judging']),
    taskSet: objectOf(inputs['taskSet']),
  })) as [Record<'config' | 'judging' | 'taskSet', Inputs>, Record<'config' | 'judging' | 'taskSet', Inputs>];
  const notes: string[] = [];
  const unusable = new Set<VerdictSource>();

  for (const key of settings) {
    const [x, y] = [left.config[key], right.config[key]].map((value) => canonicalJson(value ?? null));
    if (x !== y) notes.push(`${key} differs: ${x} in ${a.name}, ${y} in ${b.name}`);
  }
  const names = new Set([...Object.keys(left.judging), ...Object.keys(right.judging)]);
  for (const name of names) {
    const [x, y] = [left.judging[name] ?? null, right.judging[name] ?? null];
    if (canonicalJson(x) === canonicalJson(y)) continue;
    const text = (value: unknown) =>
      value === null ? 'absent' : typeof value === 'string' ? value : canonicalJson(value);
    if (isOurs(name)) notes.push(`${name} differs: ${text(x)} and ${text(y)}; verdicts may differ for it`);
    else if (x !== null || y !== null) {
      notes.push(
        `analyzer ${name} differs: ${text(x)} and ${text(y)}; static and combined verdicts are not compared`,
      );
      unusable.add('static').add('combined');
    }
  }
  if (left.taskSet['hash'] !== right.taskSet['hash'])
    notes.push('the task sets differ; only tasks that are the same in both are compared');
  for (const { name, manifest } of new Set([a, b]))
    if (manifest.status !== 'complete')
      notes.push(`${name} is ${manifest.status}: figures may change when it is continued`);
  return { notes, unusable };
}
