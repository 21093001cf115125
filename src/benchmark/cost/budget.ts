import type { Journal } from '../../core/run/journal.ts';
import { BudgetReachedError, type Meter, type Reservation, type TokenCount } from '../../models/meter.ts';
import { type Price, usdOf } from '../../models/prices/prices.ts';
import { openSpend, type SpendRecord, totalsOf } from './spend.ts';
import { usdText } from './text.ts';

/** Caps of a run over all its models and resumes. */
export interface Caps {
  /** In USD. */
  maxCost?: number;
  maxRequests?: number;
}

/** Sums of many small prices are no exact numbers. */
const rounding = 1e-9;

/**
 * Keeps a run within its caps. Each request is written down at the most that it can cost before it is sent, and at what
 * it took once it is answered; so the caps hold for any number of requests at once, and a kill loses no money:
 * what was under way then counts at its reservation.
 */
export class Budget {
  readonly #caps: Caps;
  #journal: Journal<SpendRecord> | null = null;
  #usd = 0;
  #requests = 0;
  #underWay = 0;
  #waiting: (() => void)[] = [];

  constructor(caps: Caps) {
    this.#caps = caps;
  }

  /** Takes over what the run in this folder has spent before. To be called before the first request. */
  open(run: string): void {
    this.#journal = openSpend(run);
    for (const { requests, usd } of totalsOf(this.#journal.values())) {
      this.#requests += requests;
      this.#usd += usd ?? 0;
    }
  }

  close(): void {
    this.#journal?.close();
    this.#journal = null;
  }

  /** @param price `null`: unknown, which a cap on cost does not allow */
  meterFor(model: string, price: Price | null): Meter {
    return { reserve: (atMost, signal) => this.#reserve(model, price, atMost, signal) };
  }

  async #reserve(
    model: string,
    price: Price | null,
    atMost: TokenCount,
    signal: AbortSignal,
  ): Promise<Reservation> {
    const usd = price && usdOf(price, atMost);
    while (!this.#fits(usd)) {
      // What is under way may turn out cheaper than what was set aside for it.
      if (this.#underWay === 0) throw this.#reached(usd);
      await this.#change(signal);
    }
    signal.throwIfAborted();
    return this.#begin({ id: '', model, state: 'reserved', ...atMost, usd }, price);
  }

  #fits(usd: number | null): boolean {
    const { maxCost = Infinity, maxRequests = Infinity } = this.#caps;
    if (this.#requests + 1 > maxRequests) return false;
    return maxCost === Infinity || (usd !== null && this.#usd + usd <= maxCost + rounding);
  }

  #begin(wanted: SpendRecord, price: Price | null): Reservation {
    const journal = this.#journal;
    if (!journal) throw new Error('A request before the budget was opened.');
    const reserved = { ...wanted, id: String(journal.size + 1) };
    journal.append(reserved);
    this.#requests++;
    this.#usd += reserved.usd ?? 0;
    this.#underWay++;
    return {
      settle: (ended) => {
        const took: SpendRecord =
          typeof ended === 'string'
            ? { ...reserved, state: ended }
            : { ...reserved, ...ended, state: 'settled', usd: price && usdOf(price, ended) };
        journal.append(took);
        if (ended === 'unsent') this.#requests--;
        this.#usd += (ended === 'unsent' ? 0 : (took.usd ?? 0)) - (reserved.usd ?? 0);
        this.#underWay--;
        const waiting = this.#waiting;
        this.#waiting = [];
        for (const wake of waiting) wake();
      },
    };
  }

  /** Resolves when a request under way has ended. Throws the signal's reason when aborted. */
  async #change(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    await new Promise<void>((resolve) => {
      const wake = () => {
        signal.removeEventListener('abort', wake);
        resolve();
      };
      signal.addEventListener('abort', wake);
      this.#waiting.push(wake);
    });
    signal.throwIfAborted();
  }

  #reached(usd: number | null): BudgetReachedError {
    const { maxCost, maxRequests } = this.#caps;
    const byRequests = maxRequests !== undefined && this.#requests + 1 > maxRequests;
    const said = byRequests
      ? `The cap of ${maxRequests} requests is reached.`
      : `The cap of ${usdText(maxCost ?? 0)} is reached: ${usdText(this.#usd)} spent, and the next request may cost ${usdText(usd ?? 0)}.`;
    return new BudgetReachedError(said, {
      hint: `The same command with a higher ${byRequests ? '--max-requests' : '--max-cost'} continues the run.`,
    });
  }
}
