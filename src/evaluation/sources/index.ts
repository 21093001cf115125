import { stat } from 'node:fs/promises';
import { UsageError } from '../../core/errors.ts';
import type { EvaluationSet } from '../case.ts';
import { readPairs } from './pairs.ts';
import { readRun } from './run.ts';
import { readReferences } from './tasks.ts';

const readers: Record<string, (path: string) => Promise<Omit<EvaluationSet, 'source'>>> = {
  tasks: readReferences,
  sallm: readReferences,
  run: readRun,
};

/**
 * Reads what `sallm evaluate-analyzers` is given: `[NAME=]SOURCE`, where a source is a file of pairs, `tasks`, `tasks:PATH`,
 * `sallm:PATH` or `run:FOLDER`.
 *
 * @throws UsageError for what cannot be read, and for two sets of one name
 */
export async function readSets(specs: readonly string[]): Promise<EvaluationSet[]> {
  if (specs.length === 0)
    throw new UsageError('No pairs were named.', {
      hint: 'Give "tasks", or a JSONL file with insecure, secure and cwe.',
    });
  const sets: EvaluationSet[] = [];
  for (const source of specs) {
    const [, name, rest = source] = /^([\w.-]+)=(.+)$/s.exec(source) ?? [];
    const set = await readSource(rest);
    const called = { ...set, name: name ?? set.name, source: rest };
    if (sets.some((other) => other.name === called.name))
      throw new UsageError(`Two sets are called "${called.name}".`, {
        hint: 'Give them names: NAME=SOURCE.',
      });
    sets.push(called);
  }
  return sets;
}

async function readSource(source: string): Promise<Omit<EvaluationSet, 'source'>> {
  if (source === 'tasks') return readReferences(null);
  const [, kind = '', path = ''] = /^([a-z]+):(.+)$/s.exec(source) ?? [];
  const reader = Object.hasOwn(readers, kind) ? readers[kind] : undefined;
  if (reader) return reader(path);
  if ((await stat(source).catch(() => undefined))?.isDirectory())
    throw new UsageError(`${source} is a folder.`, {
      hint: `Say what it is: tasks:${source} or run:${source}.`,
    });
  return readPairs(source);
}
