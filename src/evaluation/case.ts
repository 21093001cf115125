/** Which half of a comparison a program is: it has the weakness, or it is its counterpart without. */
export type Side = 'insecure' | 'secure';

/** One program of a set, with what is known about it. */
export interface Case {
  /** Unique within its set. */
  id: string;
  code: string;
  side: Side;
  /** The CWE numbers that a finding is compared with, most specific first. */
  cwes: readonly number[];
  /** Insecure and secure programs of one group are each other's counterparts. */
  group: string;
  /** Cases of one cluster resemble each other: a commit, a task. They are resampled, and put into folds, together. */
  cluster: string;
  /** Whether the weakness shows in the file alone; undefined where nobody judged that. */
  visible?: boolean;
  /** What analyzers that look results up by name need. */
  file?: string;
}

export interface EvaluationSet {
  name: string;
  /** As it was asked for. */
  source: string;
  /** What a cluster is, for people: `commit`. */
  clusteredBy: string;
  /** Whether insecure and secure programs of one group are versions of the same program. */
  paired: boolean;
  cases: readonly Case[];
}

/** What an analyzer said of a case. Only `clear` means that it looked and saw nothing that counts. */
export type Detection = 'flagged' | 'clear' | 'unparsable' | 'failed';
