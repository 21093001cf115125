import { existsSync } from 'node:fs';
import { z } from 'zod';
import { withLock } from '../../core/lock.ts';
import { Journal } from '../../core/run/journal.ts';
import { readLog } from '../record-log.ts';
import { validationFile } from './sample-file.ts';

/** What a rater says of a finding. */
export const Verdict = z.enum(['true-positive', 'false-positive', 'unsure']);
export type Verdict = z.infer<typeof Verdict>;

/** One line of `validation/labels.jsonl`; a later one of the same rater about the same finding holds. */
export const Label = z.object({
  finding: z.string(),
  rater: z.string().min(1),
  /** `adjudication` decides between raters. */
  role: z.enum(['rater', 'adjudication']),
  /** `null`: a comment alone. */
  label: Verdict.nullable(),
  comment: z.string(),
  at: z.string(),
});
export type Label = z.infer<typeof Label>;

/** A finding has one adjudication, whoever made it. */
const idOf = ({ finding, rater, role }: Label): string =>
  JSON.stringify(role === 'rater' ? [finding, rater] : [finding]);

const isSame = (a: Label, b: Label | undefined): boolean =>
  a.label === b?.label && a.comment === b.comment && a.rater === b.rater;

/** The labels of a study. Several processes may write at the same time. */
export class LabelStore {
  readonly #path: string;

  constructor(study: string) {
    this.#path = validationFile(study, 'labels.jsonl');
  }

  /** The labels that hold. A line that another process is writing at this moment is not among them yet. */
  read(): Label[] {
    if (!existsSync(this.#path)) return [];
    const latest = new Map<string, Label>();
    for (const label of readLog(this.#path, Label)) latest.set(idOf(label), label);
    return [...latest.values()];
  }

  /** Adds what is not there already, and says how much that was. On disk when the promise is fulfilled. */
  add(labels: readonly Label[]): Promise<number> {
    return withLock(`${this.#path}.lock`, async () => {
      const journal = Journal.open(this.#path, Label, idOf);
      try {
        const fresh = labels.filter((label) => !isSame(label, journal.get(idOf(label))));
        journal.appendAll(fresh);
        return fresh.length;
      } finally {
        journal.close();
      }
    });
  }
}

/** A rater's name as it is written in files and shown: letters, digits, and few signs. */
export const RaterName = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u, 'Letters, digits, spaces, dots, hyphens; at most 40.');
