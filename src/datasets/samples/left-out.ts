import type { OnProblem } from '../problem.ts';

const MAX_REASONS = 50;

/** Counts rows that are left out for what they are (another language, no solution) and reports them together. */
export class LeftOut {
  readonly #counts = new Map<string, number>();

  add(reason: string): void {
    const key = this.#counts.has(reason) || this.#counts.size < MAX_REASONS ? reason : 'other reasons';
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  report(where: string, onProblem: OnProblem): void {
    const entries = [...this.#counts].sort(([, a], [, b]) => b - a);
    if (entries.length === 0) return;
    const rows = entries.reduce((sum, [, count]) => sum + count, 0);
    const reasons = entries.map(([reason, count]) => `${reason} ${count}`).join(', ');
    onProblem({ where, what: `${rows} left out: ${reasons}.`, rows });
  }
}
