import { sha256 } from '../../core/hash.ts';
import { profileOf } from '../config.ts';
import { setFiles, type StudyFile } from '../files.ts';
import { parseMessageKey, SampleRecord } from '../record.ts';
import { readLog } from '../record-log.ts';
import type { Design } from './sample-file.ts';
import { cochranSize } from './size.ts';
import { type RuleCount, stratify, type Stratum } from './strata.ts';

/** A finding as the journals know it: the `index`-th (from 0) of its rule in its sample, by place. */
export interface Draw {
  id: string;
  stratum: number;
  set: string;
  tool: string;
  rule: string;
  sample: string;
  index: number;
  /** By seed: the lowest of a stratum are drawn, and labelled first. */
  rank: string;
}

type Folder = Parameters<typeof setFiles>[0];
type Choice = Pick<StudyFile, 'sets' | 'analyzers' | 'profile'>;

/**
 * Draws a stratified sample of the findings that the study's profile counts, without replacement. Reads the journals twice and keeps
 * counts and draws alone. Which findings are drawn depends on seed and finding, not on order or shards; with a larger size the smaller
 * sample's findings of a stratum are among them.
 */
export function drawFindings(
  run: Folder,
  study: Choice,
  design: Design,
): { strata: Stratum[]; draws: Draw[] } {
  const counts = countRules(run, study);
  const groups = [
    ...Map.groupBy(counts, ({ tool, set }) => (design.per === 'set' ? `${tool} ${set}` : tool)),
  ];
  const strata = groups.flatMap(([, own]) => {
    const population = own.reduce((sum, { findings }) => sum + findings, 0);
    return stratify(own, cochranSize(population, design));
  });
  return { strata, draws: lowestOf(run, study, strata, design.seed) };
}

/** Every counted finding of a data set, in the order of the journal. */
function* findingsOf(
  run: Folder,
  study: Choice,
  set: string,
): Generator<{ sample: string; tool: string; rule: string; findings: number }> {
  const profile = profileOf(study.profile);
  for (const { id: sample, tools } of readLog(setFiles(run, set).samples, SampleRecord))
    for (const [tool, result] of Object.entries(tools)) {
      if (typeof result === 'string') continue;
      const rules = new Map<string, number>();
      for (const [key, findings] of Object.entries(result)) {
        const { rule } = parseMessageKey(key);
        rules.set(rule, (rules.get(rule) ?? 0) + findings);
      }
      for (const [rule, findings] of rules)
        if (profile.counts(tool, rule)) yield { sample, tool, rule, findings };
    }
}

function countRules(run: Folder, study: Choice): RuleCount[] {
  const counts = new Map<string, RuleCount>();
  for (const { name: set } of study.sets)
    for (const { tool, rule, findings } of findingsOf(run, study, set)) {
      const known = counts.get(`${set} ${tool} ${rule}`);
      if (known) known.findings += findings;
      else counts.set(`${set} ${tool} ${rule}`, { set, tool, rule, findings });
    }
  return [...counts.values()];
}

function lowestOf(run: Folder, study: Choice, strata: readonly Stratum[], seed: number): Draw[] {
  const stratumOf = new Map(
    strata.flatMap(({ set, tool, rules }, i) =>
      rules.map(({ rule }) => [`${set} ${tool} ${rule}`, i] as const),
    ),
  );
  const kept = strata.map(({ drawn }) => new Lowest(drawn));
  for (const { name: set } of study.sets)
    for (const { sample, tool, rule, findings } of findingsOf(run, study, set)) {
      const stratum = stratumOf.get(`${set} ${tool} ${rule}`)!;
      for (let index = 0; index < findings; index++) {
        const id = sha256(JSON.stringify([set, sample, tool, rule, index])).slice(0, 16);
        const rank = sha256(`${seed} ${id}`).slice(0, 16);
        kept[stratum]!.offer({ id, stratum, set, tool, rule, sample, index, rank });
      }
    }
  return kept.flatMap(({ draws }) => draws).sort(byRank);
}

const byRank = (a: Draw, b: Draw): number => (a.rank < b.rank ? -1 : 1);

/** The `size` draws of lowest rank, sorted now and then. */
class Lowest {
  readonly #size: number;
  #draws: Draw[] = [];
  #limit = '';

  constructor(size: number) {
    this.#size = size;
  }

  offer(draw: Draw): void {
    if (this.#limit !== '' && draw.rank > this.#limit) return;
    this.#draws.push(draw);
    if (this.#draws.length > 2 * this.#size + 16) this.#cut();
  }

  get draws(): Draw[] {
    this.#cut();
    return this.#draws;
  }

  #cut(): void {
    this.#draws.sort(byRank).splice(this.#size);
    if (this.#draws.length === this.#size) this.#limit = this.#draws.at(-1)?.rank ?? '';
  }
}
