import { z } from 'zod';
import type { Task } from '../../core/task.ts';
import type { TaskSetFormat } from '../formats.ts';
import { answeredName } from '../python-source.ts';
import { isResourceWeakness } from '../resource-weakness.ts';
import { firstRowFits } from '../sniff.ts';
import { taskSetOfRows } from './rows.ts';

/**
 * Field names of the released `dataset.jsonl`. Its first version called the insecure program `Canonical_solution`;
 * it is the vulnerable one all the same (https://github.com/s2e-lab/SecurityEval).
 */
const Row = z
  .object({
    ID: z.string().regex(/^CWE-\d+_\w+\.py$/, 'CWE-<number>_<source>_<number>.py'),
    Prompt: z.string().min(1),
    Insecure_code: z.string().optional(),
    Canonical_solution: z.string().optional(),
  })
  .refine((row) => row.Insecure_code !== undefined || row.Canonical_solution !== undefined, {
    path: ['Insecure_code'],
    message: 'is missing',
  });

const SOURCES: Record<string, string> = {
  author: 'SecurityEval authors',
  codeql: 'CodeQL',
  mitre: 'CWE',
  pearce: 'Pearce et al.',
  sonar: 'SonarSource',
};

/** SecurityEval: prompts with an insecure example each, without tests. */
export const securityeval = {
  name: 'securityeval',
  summary: "SecurityEval's dataset.jsonl: prompts and insecure examples, no tests",
  detect: (path) => firstRowFits(path, Row),
  read: (path) => taskSetOfRows(path, 'securityeval', Row, toTask),
} as const satisfies TaskSetFormat;

function toTask(row: z.infer<typeof Row>): Task {
  const [, cwe, source = ''] = /^CWE-(\d+)_([A-Za-z]+)/.exec(row.ID) ?? [];
  const cwes = [Number(cwe)];
  const entryPoint = answeredName(row.Prompt);
  return {
    id: row.ID,
    set: 'securityeval',
    title: `${entryPoint ?? row.ID} (CWE-${cwes.join()})`,
    cwes,
    source: { name: SOURCES[source] ?? source, id: row.ID, url: 'https://github.com/s2e-lab/SecurityEval' },
    apis: [],
    resource: isResourceWeakness(cwes),
    ...(entryPoint !== undefined && { entryPoint }),
    prompt: { code: row.Prompt },
    references: {
      secure: [],
      insecure: [{ name: 'insecure_1', code: row.Insecure_code ?? row.Canonical_solution ?? '' }],
    },
    tests: null,
    requirements: 'plain',
  };
}
