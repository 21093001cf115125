/** Something that was left out on reading, and why. Readers go on; whoever called decides how to show it. */
export interface ReadProblem {
  /** File, and where it helps the row or key: `samples.jsonl:17`, `tasks/x/task.yaml cwes`. */
  where: string;
  what: string;
  /**
   * How many rows were left out for it: 1 when not stated; more where rows of one kind are counted together; 0 for a
   * note on something that was kept.
   */
  rows?: number;
}

export type OnProblem = (problem: ReadProblem) => void;
