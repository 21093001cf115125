/** Findings of one rule in one data set. */
export interface RuleCount {
  set: string;
  tool: string;
  rule: string;
  findings: number;
}

/** Findings that are drawn from together: of one rule in one data set, or of all rare rules of a data set. */
export interface Stratum {
  set: string;
  tool: string;
  rules: { rule: string; findings: number }[];
  /** Of all its rules. */
  findings: number;
  /** How many of them are drawn. */
  drawn: number;
}

/**
 * Divides the findings of one tool into strata and shares a sample of `size` among them: one to each, the rest by their numbers of
 * findings. Where one to each would take more than half of the sample, the rarest rules of a data set share a stratum: a sample of
 * single findings of rare rules would say little about the common ones.
 */
export function stratify(counts: readonly RuleCount[], size: number): Stratum[] {
  const sorted = [...counts].sort((a, b) => b.findings - a.findings || (keyOf(a) < keyOf(b) ? -1 : 1));
  const sets = new Set(counts.map(({ set }) => set)).size;
  const most = Math.max(sets, Math.floor(size / 2));
  const alone = sorted.length <= most ? sorted.length : most - sets;
  const strata = new Map<string, Stratum>();
  for (const [i, { set, tool, rule, findings }] of sorted.entries()) {
    const key = i < alone ? `${set} ${rule}` : set;
    const known = strata.get(key);
    if (known) {
      known.rules.push({ rule, findings });
      known.findings += findings;
    } else strata.set(key, { set, tool, rules: [{ rule, findings }], findings, drawn: 0 });
  }
  const all = [...strata.values()];
  const drawn = allocate(
    all.map(({ findings }) => findings),
    size,
  );
  return all.map((stratum, i) => ({ ...stratum, drawn: drawn[i]! }));
}

const keyOf = ({ set, rule }: RuleCount): string => `${set} ${rule}`;

/**
 * Shares `size` among strata of these sizes: one to each that its part would leave without, the rest in proportion by the largest
 * remainder. None gets more than it has; where there are more strata than `size`, the largest get one each.
 */
export function allocate(sizes: readonly number[], size: number): number[] {
  const given = sizes.map(() => 0);
  let left = Math.min(size, total(sizes));
  let open = [...sizes.keys()].filter((i) => sizes[i]! > 0).sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  if (open.length >= left) {
    for (const i of open.slice(0, left)) given[i] = 1;
    return given;
  }
  const partOf = (i: number) => (left * sizes[i]!) / total(open.map((one) => sizes[one]!));
  for (
    let small = open.filter((i) => partOf(i) < 1);
    small.length > 0;
    small = open.filter((i) => partOf(i) < 1)
  ) {
    for (const i of small) given[i] = 1;
    open = open.filter((i) => given[i] === 0);
    left -= small.length;
  }
  const parts = new Map(open.map((i) => [i, partOf(i)]));
  for (const [i, part] of parts) given[i] = Math.floor(part);
  const missing = left - total([...parts.values()].map(Math.floor));
  const byRemainder = [...parts].sort(([i, a], [j, b]) => (b % 1) - (a % 1) || i - j);
  for (const [i] of byRemainder.slice(0, missing)) given[i]!++;
  return given;
}

const total = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
