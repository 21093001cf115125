import { z } from 'zod';
import { type Label, type LabelStore, Verdict } from '../../study/validation/labels.ts';
import { decisionsOf } from '../../study/validation/results.ts';
import type { DrawnFinding, ValidationSample } from '../../study/validation/sample-file.ts';

/** What the page sends when a finding was labelled. */
export const Submission = z.object({
  finding: z.string().max(64),
  label: Verdict.nullable(),
  comment: z.string().max(4000),
});

/** A finding as one person sees it, with what that person said of it. */
interface Item {
  id: string;
  label: Verdict | null;
  comment: string;
}

/** One person's work on a sample. Nobody sees what another rater said, but who decides between them. */
export class Session {
  readonly token: string;
  readonly rater: string;
  readonly role: Label['role'];
  readonly #sample: ValidationSample;
  readonly #store: LabelStore;

  constructor(
    sample: ValidationSample,
    store: LabelStore,
    { token, rater, role }: { token: string; rater: string; role: Label['role'] },
  ) {
    this.token = token;
    this.rater = rater;
    this.role = role;
    this.#sample = sample;
    this.#store = store;
  }

  /** All that is to be labelled, in order. Who adjudicates gets what raters disagree on. */
  items(): Item[] {
    const labels = this.#store.read();
    const own = new Map(
      labels
        .filter(({ role, rater }) => role === this.role && (role === 'adjudication' || rater === this.rater))
        .map((label) => [label.finding, label]),
    );
    const findings =
      this.role === 'rater'
        ? this.#sample.findings
        : decisionsOf(this.#sample, labels)
            .filter(({ byRater }) => new Set(byRater.map(({ label }) => label)).size > 1)
            .map(({ finding }) => finding);
    return findings.map(({ id }) => ({
      id,
      label: own.get(id)?.label ?? null,
      comment: own.get(id)?.comment ?? '',
    }));
  }

  /** The finding with its code; for who adjudicates also what raters said. `null` where there is none of this id. */
  finding(
    id: string,
  ): (Omit<DrawnFinding, 'stratum'> & { labels?: Pick<Label, 'rater' | 'label' | 'comment'>[] }) | null {
    const found = this.#sample.findings.find((one) => one.id === id);
    if (!found) return null;
    const shown = withoutStratum(found);
    if (this.role === 'rater') return shown;
    const labels = this.#store
      .read()
      .filter(({ finding, role, label }) => finding === id && role === 'rater' && label !== null)
      .map(({ rater, label, comment }) => ({ rater, label, comment }))
      .sort((a, b) => (a.rater < b.rater ? -1 : 1));
    return { ...shown, labels };
  }

  /** Whether there is such a finding; the label is on disk when the promise is fulfilled. */
  async submit({ finding, label, comment }: z.infer<typeof Submission>): Promise<boolean> {
    if (!this.#sample.findings.some(({ id }) => id === finding)) return false;
    const { rater, role } = this;
    await this.#store.add([{ finding, rater, role, label, comment, at: new Date().toISOString() }]);
    return true;
  }
}

const withoutStratum = ({ stratum: _, ...shown }: DrawnFinding): Omit<DrawnFinding, 'stratum'> => shown;
