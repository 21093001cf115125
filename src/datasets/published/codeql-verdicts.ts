import { z } from 'zod';
import type { OnProblem } from '../problem.ts';
import { typedRows } from './rows.ts';

/** What CodeQL said of one released SALLM sample, as published. */
export interface CodeqlVerdict {
  task: string;
  /** 0-based. */
  sample: number;
  /** As in the outputs' file name: `bigcode_starcoder`. */
  model: string;
  temperature: number;
  technique: string;
  source: string;
  compilable: boolean;
  /** How many findings name the task's CWE. */
  direct: number;
  /** How many name another. */
  indirect: number;
}

const Count = z.string().regex(/^\d+$/, 'a count').transform(Number);
const Row = z.object({
  id: z.string().min(1),
  index: Count,
  model_name: z.string().min(1),
  Temp: z.coerce.number().min(0),
  technique: z.string(),
  source: z.string(),
  is_compilable: z.enum(['True', 'False']),
  direct_vulnerable: Count,
  indirect_vulnerable: Count,
});

/**
 * Reads `codeql_verdicts_<model>_<temperature>.csv`. The counts were joined by file base name: four base names occur
 * twice, so the counts of those eight prompts add up both (see docs/datasets.md).
 * @throws UsageError when the file is not there or is another table.
 */
export async function readCodeqlVerdicts(path: string, onProblem: OnProblem): Promise<CodeqlVerdict[]> {
  return (await typedRows(path, Row, onProblem)).map((row) => ({
    task: row.id,
    sample: row.index,
    model: row.model_name,
    temperature: row.Temp,
    technique: row.technique,
    source: row.source,
    compilable: row.is_compilable === 'True',
    direct: row.direct_vulnerable,
    indirect: row.indirect_vulnerable,
  }));
}
