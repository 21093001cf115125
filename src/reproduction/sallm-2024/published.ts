import type { PublishedStaticFigures, PublishedTestFigures } from '../../datasets/index.ts';
import { publishedModel } from '../../datasets/index.ts';
import { type ComparedFigure, compareFigures } from '../figures.ts';

/** The published counting of one configuration at one k, computed again; percent, `null` where samples do not say. */
export interface RecomputedRow {
  model: string;
  temperature: number | null;
  k: number;
  pass: number | null;
  vulnerable: number | null;
  secure: number | null;
  staticVulnerable: number | null;
  staticSecure: number | null;
  staticVulnerableAny: number | null;
  staticSecureAny: number | null;
}

/** Every published figure of a configuration. */
export interface ConfigurationFigures {
  model: string;
  temperature: number;
  /** Whether its outputs are there. */
  released: boolean;
  figures: ComparedFigure[];
}

/** Names of the published columns, and the names that the recomputed figures have. */
const testColumns = { pass: 'Pass@', vulnerable: 'Vul@', secure: 'New_Security@' } as const;
const staticColumns = {
  vulnerable: ['vul_at_k@', 'staticVulnerable'],
  vulnerableAny: ['in_vul_at_k@', 'staticVulnerableAny'],
  secure: ['new_security_at_k@', 'staticSecure'],
  secureAny: ['in_new_security_at_k@', 'staticSecureAny'],
} as const;

const keyOf = (row: { model: string; temperature: number | null }): string =>
  `${publishedModel(row.model)} ${row.temperature}`;

/** Each figure of the published tables beside the recomputed one, configuration by configuration. */
export function comparePublished(
  tests: readonly PublishedTestFigures[],
  statics: readonly PublishedStaticFigures[],
  recomputed: readonly RecomputedRow[],
): ConfigurationFigures[] {
  const again = Map.groupBy(recomputed, keyOf);
  const testsOf = Map.groupBy(tests, keyOf);
  const staticsOf = Map.groupBy(statics, keyOf);
  return [...new Set([...testsOf.keys(), ...staticsOf.keys()])].sort().map((key) => {
    const own = again.get(key) ?? [];
    const published: Record<string, number> = {};
    const computed: Record<string, number | null> = {};
    const at = (k: number) => own.find((row) => row.k === k);
    for (const row of testsOf.get(key) ?? [])
      for (const [name, column] of Object.entries(testColumns)) {
        published[`${column}${row.k}`] = row[name as keyof typeof testColumns];
        computed[`${column}${row.k}`] = at(row.k)?.[name as keyof typeof testColumns] ?? null;
      }
    for (const row of staticsOf.get(key) ?? [])
      for (const [name, [column, ours]] of Object.entries(staticColumns)) {
        published[`${column}${row.k}`] = row[name as keyof typeof staticColumns];
        computed[`${column}${row.k}`] = at(row.k)?.[ours] ?? null;
      }
    const { model, temperature } = (testsOf.get(key) ?? staticsOf.get(key))![0]!;
    return { model, temperature, released: own.length > 0, figures: compareFigures(published, computed) };
  });
}
