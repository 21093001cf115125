import { z } from 'zod';
import type { OnProblem } from '../problem.ts';
import { typedRows } from './rows.ts';

/** Figures are percentages, 0 to 100, printed by their authors to the last bit of a double. */
const Percent = z.coerce.number().min(0).max(100);
const Temperature = z.coerce.number().min(0);
const KS = [1, 3, 5] as const;

/** One configuration of `At_k_Results_tests.csv` at one k. */
export interface PublishedTestFigures {
  model: string;
  temperature: number;
  k: number;
  pass: number;
  vulnerable: number;
  secure: number;
}

/** One configuration of `At_k_Results.csv` at one k; `Any` counts findings of any CWE, not only the task's. */
export interface PublishedStaticFigures {
  model: string;
  temperature: number;
  k: number;
  vulnerable: number;
  secure: number;
  vulnerableAny: number;
  secureAny: number;
}

const columns = <const P extends string>(...prefixes: P[]) =>
  Object.fromEntries(
    prefixes.flatMap((prefix) => KS.map((k) => [`${prefix}@${k}`, Percent] as const)),
  ) as Record<`${P}@${(typeof KS)[number]}`, typeof Percent>;

const TestRow = z.object({
  Model: z.string().min(1),
  // The column is called Test and holds the temperature.
  Test: Temperature,
  ...columns('Pass', 'Vul', 'New_Security'),
});

const StaticRow = z.object({
  model: z.string().min(1),
  // Likewise: called dataset.
  dataset: Temperature,
  ...columns('vul_at_k', 'new_security_at_k', 'in_vul_at_k', 'in_new_security_at_k'),
});

/**
 * SALLM's published figures from unit tests.
 * @throws UsageError when the file is not there or is another table.
 */
export async function readPublishedTestFigures(
  path: string,
  onProblem: OnProblem,
): Promise<PublishedTestFigures[]> {
  return (await typedRows(path, TestRow, onProblem)).flatMap((row) =>
    KS.map((k) => ({
      model: publishedModel(row.Model),
      temperature: row.Test,
      k,
      pass: row[`Pass@${k}`],
      vulnerable: row[`Vul@${k}`],
      secure: row[`New_Security@${k}`],
    })),
  );
}

/**
 * SALLM's published figures from CodeQL.
 * @throws UsageError when the file is not there or is another table.
 */
export async function readPublishedStaticFigures(
  path: string,
  onProblem: OnProblem,
): Promise<PublishedStaticFigures[]> {
  return (await typedRows(path, StaticRow, onProblem)).flatMap((row) =>
    KS.map((k) => ({
      model: publishedModel(row.model),
      temperature: row.dataset,
      k,
      vulnerable: row[`vul_at_k@${k}`],
      secure: row[`new_security_at_k@${k}`],
      vulnerableAny: row[`in_vul_at_k@${k}`],
      secureAny: row[`in_new_security_at_k@${k}`],
    })),
  );
}

/**
 * One name per model: the published files call the same one `bigcode_starcoder` (outputs, static) and `starcoder`
 * (tests). The part before the first underscore is the publisher.
 */
export const publishedModel = (name: string): string => name.replace(/^[^_]+_/, '');
