import type { Case, Detection } from './case.ts';
import type { Combined, VoteMeasures } from './combine.ts';
import type { Fold } from './fold.ts';
import type { Finders, Overlap } from './matrix.ts';
import type { Measures } from './measures.ts';

/** The figures of one analyzer. */
export interface AnalyzerMeasures extends Measures {
  analyzer: string;
  /** Null: all of them. A case counts under the first of its CWEs. */
  cwe: number | null;
}

/** Cases of a set that are looked at together: all, or those whose weakness shows in the file. */
export interface Part {
  name: 'all' | 'visible';
  rows: AnalyzerMeasures[];
}

/** One case with what every analyzer said, for reading. */
export interface JudgedCase {
  id: string;
  side: Case['side'];
  cwes: readonly number[];
  visible: boolean | null;
  said: Record<string, { detection: Detection; rules: readonly string[] }>;
}

export interface SetEvaluation {
  name: string;
  source: string;
  clusteredBy: string;
  clusters: number;
  insecure: number;
  secure: number;
  paired: boolean;
  parts: Part[];
  overlaps: Overlap[];
  finders: Finders[];
  /** Every union and vote on the same cases, without any choice. */
  votes: VoteMeasures[];
  combined: Combined | null;
  cases: JudgedCase[];
}

/** Everything that `sallm evaluate-analyzers` shows. */
export interface Evaluation {
  schema: 1;
  analyzers: { name: string; version: string | null; unavailable: string | null }[];
  anyCwe: boolean;
  fold: Fold | null;
  withoutFold: Fold | null;
  sets: SetEvaluation[];
}
