import { basename } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../../core/errors.ts';
import { readJsonLines, type ReadProblem } from '../../datasets/index.ts';
import { shapeProblem } from '../../datasets/row-error.ts';
import type { Case, EvaluationSet } from '../case.ts';

const Cwe = z.union([z.int().positive(), z.string().regex(/^(CWE-)?\d{1,5}$/i, 'a CWE number')]);
const Row = z.object({
  id: z.union([z.string(), z.int()]).optional(),
  insecure: z.string().min(1),
  /** Absent or null: nothing to compare with. */
  secure: z.string().min(1).nullish(),
  cwe: z.union([Cwe, z.array(Cwe).min(1)]),
  commit: z.string().nullish(),
  file: z.string().nullish(),
});

const cweNumber = (cwe: z.infer<typeof Cwe>): number =>
  typeof cwe === 'number' ? cwe : Number(cwe.replace(/^\D+/, ''));

/**
 * Pairs out of JSON lines, plain or compressed: `insecure`, `secure` (may be missing), `cwe`; rows with the same `commit`, else
 * with the same `file`, are one cluster.
 *
 * @throws UsageError that names file and row: a pair that is left out would change the figures without a word
 */
export async function readPairs(path: string): Promise<Omit<EvaluationSet, 'source'>> {
  const problems: ReadProblem[] = [];
  const cases: Case[] = [];
  const ids = new Set<string>();
  let clusteredBy = 'row';
  for await (const { row, value } of readJsonLines(path, (problem) => problems.push(problem))) {
    const where = `${path}:${row}`;
    const parsed = Row.safeParse(value);
    if (!parsed.success) {
      problems.push({ where, what: shapeProblem(parsed.error) });
      continue;
    }
    const { insecure, secure, commit, file } = parsed.data;
    const wanted = String(parsed.data.id ?? row);
    const id = ids.has(wanted) ? `${wanted} (row ${row})` : wanted;
    ids.add(id);
    if (commit) clusteredBy = 'commit';
    else if (file && clusteredBy === 'row') clusteredBy = 'file';
    const shared = {
      cwes: [parsed.data.cwe].flat().map(cweNumber),
      group: id,
      cluster: commit || file || id,
    };
    cases.push({ ...shared, id: `${id} insecure`, side: 'insecure', code: insecure });
    if (secure) cases.push({ ...shared, id: `${id} secure`, side: 'secure', code: secure });
  }
  if (problems.length > 0 || cases.length === 0) throw unreadable(path, problems);
  const name = basename(path).replace(/(\.jsonl?)?(\.(gz|zst))?$/i, '');
  return { name, clusteredBy, paired: true, cases };
}

const SHOWN = 5;

function unreadable(path: string, problems: readonly ReadProblem[]): UsageError {
  const lines = problems.slice(0, SHOWN).map(({ where, what }) => `${where}: ${what}`);
  if (problems.length > SHOWN) lines.push(`and ${problems.length - SHOWN} more`);
  return new UsageError(
    [`${path} is no file of pairs.`, ...(lines.length > 0 ? lines : ['It is empty.'])].join('\n'),
    {
      hint: 'Each line is {"insecure": CODE, "secure": CODE, "cwe": 89}; cwe may be a list, commit or file name a cluster.',
    },
  );
}
