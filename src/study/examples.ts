import type { Finding } from '../core/finding.ts';
import { sha256 } from '../core/hash.ts';
import type { Sample } from '../core/sample.ts';
import type { Example } from './record.ts';

const LINES_AROUND = 12;
const LONGEST_EXCERPT = 6_000;

/**
 * A few samples per rule, the same whatever the order and however the data set was split: those with the lowest hash of seed, rule and
 * sample. Memory is bounded by the number of rules.
 */
export class Examples {
  readonly #perRule: number;
  readonly #seed: number;
  readonly #kept = new Map<string, Example[]>();

  constructor({ perRule = 3, seed = 1 }: { perRule?: number; seed?: number } = {}) {
    this.#perRule = perRule;
    this.#seed = seed;
  }

  /** What of these findings of one sample is worth keeping so far, at most one per rule. */
  offer(sample: Sample, findings: readonly Finding[]): Example[] {
    const first = new Map(findings.toReversed().map((finding) => [keyOf(finding), finding]));
    return [...first.values()].flatMap((finding) => {
      const { tool, rule, message, range } = finding;
      const rank = sha256(`${this.#seed} ${tool} ${rule} ${sample.id}`).slice(0, 16);
      if (!this.#hasRoom(keyOf(finding), rank)) return [];
      const example: Example = {
        tool,
        rule,
        sample: sample.id,
        message,
        line: range.line,
        endLine: range.endLine,
        ...excerptOf(sample.code, range.line),
        origin: originOf(sample),
        rank,
      };
      this.add(example);
      return [example];
    });
  }

  /** One that was kept before. */
  add(example: Example): void {
    const key = keyOf(example);
    const own = this.#kept.get(key) ?? [];
    if (own.some(({ rank }) => rank === example.rank)) return;
    own.push(example);
    own.sort((a, b) => (a.rank < b.rank ? -1 : 1)).splice(this.#perRule);
    this.#kept.set(key, own);
  }

  /** By tool and rule, the lowest rank first. */
  get all(): Example[] {
    return [...this.#kept].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, examples]) => examples);
  }

  #hasRoom(key: string, rank: string): boolean {
    const own = this.#kept.get(key) ?? [];
    return own.length < this.#perRule || rank < own.at(-1)!.rank;
  }
}

const keyOf = ({ tool, rule }: { tool: string; rule: string }): string => `${tool} ${rule}`;

function excerptOf(code: string, line: number): { code: string; firstLine: number } {
  const lines = code.split(/\r\n|\r|\n/);
  const from = Math.max(0, line - 1 - LINES_AROUND);
  const excerpt = lines.slice(from, line + LINES_AROUND).join('\n');
  return { code: excerpt.slice(0, LONGEST_EXCERPT).toWellFormed(), firstLine: from + 1 };
}

const originOf = ({ origin }: Sample): string =>
  Object.entries(origin)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key} ${value}`)
    .join(', ');
