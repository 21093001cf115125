import type { ClusterCount } from '../core/statistics/index.ts';
import { sha256 } from '../core/hash.ts';
import type { Profile } from './profiles.ts';
import { parseMessageKey, type SampleRecord } from './record.ts';

/** So many clusters are kept apart; of more, groups are (whole clusters stay together), so that memory is bounded. */
const MOST_CLUSTERS = 1024;

/** Counts of what is in one cluster. */
export interface ClusterFigures {
  samples: number;
  smelly: number;
  findings: number;
  lines: number;
  /** Samples by number of findings. */
  sizes: Map<number, number>;
  /** Samples by rule that they have. */
  rules: Map<string, number>;
}

export interface Count {
  findings: number;
  samples: number;
}

/**
 * What one tool says of one data set, added up in bounded memory. All sums are of whole numbers, so neither the order of records
 * nor how they were split over shards changes anything.
 */
export class Aggregate {
  readonly tool: string;
  readonly #profile: Profile;
  readonly #categoryOf: (rule: string) => string;
  #clusters = new Map<string, ClusterFigures>();
  #grouped = false;
  /** Samples that the figures are over. */
  samples = 0;
  lines = 0;
  smelly = 0;
  findings = 0;
  readonly statuses = new Map<string, number>();
  readonly sizes = new Map<number, number>();
  /** Samples by findings per 100 lines, to one tenth. */
  readonly densities = new Map<number, number>();
  readonly rules = new Map<string, Count>();
  readonly categories = new Map<string, Count>();
  readonly keys = new Map<string, Count>();

  constructor(tool: string, profile: Profile, categoryOf: (rule: string) => string) {
    this.tool = tool;
    this.#profile = profile;
    this.#categoryOf = categoryOf;
  }

  /** Clusters, or groups of them, in the order of their names. */
  get clusters(): [string, ClusterFigures][] {
    return [...this.#clusters].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  add({ cluster, lines, tools }: SampleRecord): void {
    const result = tools[this.tool];
    if (result === undefined) return;
    const status = typeof result === 'string' ? result : 'ok';
    count(this.statuses, status);
    if (status !== 'ok' && this.#profile.denominator === 'analyzed') return;
    const messages = Object.entries(typeof result === 'string' ? {} : result)
      .map(([key, findings]) => ({ key, findings, rule: parseMessageKey(key).rule }))
      .filter(({ rule }) => this.#profile.counts(this.tool, rule));
    const findings = messages.reduce((sum, message) => sum + message.findings, 0);
    const own = this.#cluster(cluster);
    own.samples++;
    own.lines += lines;
    own.findings += findings;
    this.samples++;
    this.lines += lines;
    this.findings += findings;
    if (findings > 0) {
      own.smelly++;
      this.smelly++;
    }
    count(own.sizes, findings);
    count(this.sizes, findings);
    if (lines > 0) count(this.densities, Math.round((1000 * findings) / lines) / 10);
    addCounts(this.keys, messages, ({ key }) => key);
    addCounts(this.categories, messages, ({ rule }) => this.#categoryOf(rule));
    for (const rule of addCounts(this.rules, messages, (message) => message.rule)) count(own.rules, rule);
  }

  /** Findings or smelly samples by cluster, for tests. */
  counts(measure: 'findings' | 'smelly'): Map<string, ClusterCount> {
    return new Map(
      this.clusters.map(([name, figures]) => [name, { total: figures[measure], size: figures.samples }]),
    );
  }

  #cluster(name: string): ClusterFigures {
    const key = this.#grouped ? groupOf(name) : name;
    let own = this.#clusters.get(key);
    if (own) return own;
    if (!this.#grouped && this.#clusters.size === MOST_CLUSTERS) {
      this.#group();
      return this.#cluster(name);
    }
    own = { samples: 0, smelly: 0, findings: 0, lines: 0, sizes: new Map(), rules: new Map() };
    this.#clusters.set(key, own);
    return own;
  }

  #group(): void {
    const before = this.#clusters;
    this.#clusters = new Map();
    this.#grouped = true;
    for (const [name, figures] of before) {
      const group = this.#cluster(name);
      for (const key of ['samples', 'smelly', 'findings', 'lines'] as const) group[key] += figures[key];
      for (const [size, n] of figures.sizes) count(group.sizes, size, n);
      for (const [rule, n] of figures.rules) count(group.rules, rule, n);
    }
  }
}

const groupOf = (name: string): string => `#${Number.parseInt(sha256(name).slice(0, 8), 16) % MOST_CLUSTERS}`;

function count<K>(counts: Map<K, number>, key: K, n = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + n);
}

/** Adds one sample's messages; gives what they were added under. */
function addCounts<T extends { findings: number }>(
  counts: Map<string, Count>,
  messages: readonly T[],
  keyOf: (message: T) => string,
): Iterable<string> {
  const own = new Map<string, number>();
  for (const message of messages) count(own, keyOf(message), message.findings);
  for (const [key, findings] of own) {
    const known = counts.get(key);
    if (known) {
      known.findings += findings;
      known.samples++;
    } else counts.set(key, { findings, samples: 1 });
  }
  return own.keys();
}
