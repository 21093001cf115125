import { z } from 'zod';
import { sha256 } from '../../core/hash.ts';

export const CodeBlock = z.object({
  /** Lower case: `python`, `java`; empty where the source does not say. */
  language: z.string(),
  code: z.string(),
  /** As the source says; `unknown` where it says nothing, or shows both in one block. */
  role: z.enum(['vulnerable', 'fixed', 'unknown']),
});
export type CodeBlock = z.infer<typeof CodeBlock>;

const Origin = z.object({ name: z.string(), id: z.string(), url: z.string() });

/** What a source says about a weakness: the raw material of a task. One line of `seeds.jsonl`. */
export const Seed = z.object({
  /** `codeql/py/sql-injection`, `sonar/python/S2076`, `cwe/89`, `stackoverflow/123`. */
  id: z.string(),
  title: z.string(),
  /** Plain text. */
  content: z.string(),
  code: z.array(CodeBlock),
  source: Origin,
  cwes: z.array(z.int().positive()),
  /** Programming languages that it is about; empty: any. */
  languages: z.array(z.string()),
  licence: z.string(),
  attribution: z.string(),
  /** What else the source says, as it says it: severity, score, tags. */
  notes: z.record(z.string(), z.string()),
  /** Other places that say the same. */
  also: z.array(Origin),
});
export type Seed = z.infer<typeof Seed>;

/** What became of everything that was looked at. */
export interface MineCounts {
  taken: number;
  merged: number;
  /** Reason -> how many, in the order of appearance. */
  dropped: Map<string, number>;
}

/** Reads a source. Yields seeds; calls `drop` for each thing that is none, with the reason and where. */
export type Miner = (from: string, options: MineOptions) => AsyncIterable<Seed>;

export interface MineOptions {
  /** Called for each thing that is left out. `where` is a path, and a row or an id in it. */
  drop: (reason: string, where: string) => void;
  /** Stack Overflow: all of these tags. */
  tags: readonly string[];
  /** Stack Overflow: at least one of these tags; an empty list asks for none. */
  anyTags: readonly string[];
  /** Stack Overflow: least score of a question. */
  minScore: number;
}

const normal = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();

/** Equal for seeds that say the same: the same title, text and code, whatever the spacing. */
const contentKey = ({ title, content, code }: Seed): string =>
  sha256([title, content, ...code.map((block) => block.code)].map(normal).join('\0'));

/**
 * Seeds without those that were there before, by id or by content: their places, CWEs and code go to the first one.
 * Holds every seed that was taken, and nothing of what was dropped.
 */
export async function mergeSeeds(seeds: AsyncIterable<Seed>): Promise<{ seeds: Seed[]; merged: number }> {
  const byId = new Map<string, Seed>();
  const byContent = new Map<string, Seed>();
  let merged = 0;
  for await (const seed of seeds) {
    const key = contentKey(seed);
    const first = byId.get(seed.id) ?? byContent.get(key);
    if (first) {
      merged++;
      absorb(first, seed);
    } else {
      byId.set(seed.id, seed);
      byContent.set(key, seed);
    }
  }
  return { seeds: [...byId.values()], merged };
}

function absorb(first: Seed, other: Seed): void {
  const places = new Set([first.source, ...first.also].map(({ url }) => url));
  for (const place of [other.source, ...other.also]) if (!places.has(place.url)) first.also.push(place);
  first.cwes = [...new Set([...first.cwes, ...other.cwes])];
  first.languages = [...new Set([...first.languages, ...other.languages])].sort();
  const codes = new Set(first.code.map(({ code }) => normal(code)));
  for (const block of other.code) if (!codes.has(normal(block.code))) first.code.push(block);
  if (other.content.length > first.content.length && !first.content.includes(other.content))
    first.content = other.content;
}

const LANGUAGES: Record<string, string> = {
  py: 'python',
  js: 'javascript',
  ts: 'typescript',
  jsx: 'javascript',
  tsx: 'typescript',
  rb: 'ruby',
  cs: 'csharp',
  'c#': 'csharp',
  'c++': 'cpp',
  cc: 'cpp',
  h: 'c',
  rs: 'rust',
  kt: 'kotlin',
  sh: 'bash',
  yml: 'yaml',
  'visual basic': 'vb',
  vbnet: 'vb',
};

/** One name for a language, whatever a source calls it: an extension, a tag, a title. */
export function languageName(text: string): string {
  const name = text
    .trim()
    .toLowerCase()
    .replace(/^lang(uage)?-/, '');
  return Object.hasOwn(LANGUAGES, name) ? LANGUAGES[name]! : name;
}

/** Numbers in `CWE-79`, `external/cwe/cwe-079` and the like, each once. */
export const cwesIn = (text: string): number[] => [
  ...new Set([...text.matchAll(/\bcwe[-_: ]?0*([1-9]\d{0,3})\b/gi)].map(([, number]) => Number(number))),
];

/** Code without the indentation that all its lines share, and without blank lines around it. */
export function dedent(code: string): string {
  const lines = code
    .replace(/\r\n?/g, '\n')
    .replace(/^(?:[ \t]*\n)+|\s+$/g, '')
    .split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)![0].length);
  const shared = Math.min(...indents);
  return shared > 0 && shared !== Infinity
    ? lines.map((line) => line.slice(shared)).join('\n')
    : lines.join('\n');
}
