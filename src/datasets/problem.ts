/** Something that was left out on reading, and why. Readers go on; whoever called decides how to show it. */
export interface ReadProblem {
  /** File, and where it helps the row or key: `samples.jsonl:17`, `tasks/x/task.yaml cwes`. */
  where: string;
  what: string;
}

export type OnProblem = (problem: ReadProblem) => void;
