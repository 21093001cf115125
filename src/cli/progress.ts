import type { Progress } from '../core/progress.ts';

/** The longest bar, and the shortest that says anything. */
const BAR = { most: 24, least: 8 };
const EVERY_MS = { terminal: 100, pipe: 10_000 };

/** 75 -> `1m15s`. */
export function formatSeconds(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole}s`;
  if (whole < 3600) return `${Math.floor(whole / 60)}m${String(whole % 60).padStart(2, '0')}s`;
  return `${Math.floor(whole / 3600)}h${String(Math.floor((whole % 3600) / 60)).padStart(2, '0')}m`;
}

/** 0.1 -> `6.0/min`: a number that can be read, per second or per minute. */
function formatRate(perSecond: number): string {
  const [rate, unit] = perSecond < 1 ? [perSecond * 60, 'min'] : [perSecond, 's'];
  return `${rate >= 10 ? rate.toFixed(0) : rate.toPrecision(2)}/${unit}`;
}

/** Takes the living line that stands on the terminal away, if one does. */
let abandon: (() => void) | null = null;

/** Takes away what a phase that did not end left on the terminal, so that the next word begins a line. */
export const abandonProgress = (): void => abandon?.();

/**
 * Progress for people on stderr: one living line with rate and time left on a terminal; in a pipe plain lines,
 * one every ten seconds and one at each phase's end.
 */
export class StderrProgress implements Progress {
  readonly #out: NodeJS.WriteStream;
  readonly #living: boolean;
  #name = '';
  #total: number | undefined;
  #count = 0;
  #started = 0;
  #shown = 0;

  constructor(out: NodeJS.WriteStream = process.stderr) {
    this.#out = out;
    this.#living = out.isTTY === true && process.env['TERM'] !== 'dumb';
  }

  phase(name: string, total?: number): void {
    abandon = () => this.#abandon();
    this.#name = name;
    this.#total = total;
    this.#count = 0;
    this.#started = performance.now();
    this.#shown = this.#living ? 0 : this.#started;
    if (this.#living) this.#show();
  }

  tick(count = 1): void {
    this.#count += count;
    const every = this.#living ? EVERY_MS.terminal : EVERY_MS.pipe;
    if (performance.now() - this.#shown >= every) this.#show();
  }

  note(message: string): void {
    this.#clear();
    this.#out.write(`${message}\n`);
    if (this.#living && this.#name) this.#show();
  }

  done(): void {
    if (!this.#name) return;
    this.#clear();
    const seconds = (performance.now() - this.#started) / 1000;
    this.#out.write(`${this.#name}: ${this.#count} in ${formatSeconds(seconds)}${this.#rate(seconds)}\n`);
    this.#name = '';
    abandon = null;
  }

  #abandon(): void {
    this.#clear();
    this.#name = '';
    abandon = null;
  }

  #rate(seconds: number): string {
    if (this.#count === 0 || seconds < 0.5) return '';
    return ` (${formatRate(this.#count / seconds)})`;
  }

  #show(): void {
    this.#shown = performance.now();
    const seconds = (this.#shown - this.#started) / 1000;
    const of = this.#total === undefined ? '' : `/${this.#total}`;
    let line = `${this.#name}: ${this.#count}${of}${this.#rate(seconds)}`;
    if (this.#total !== undefined && this.#count > 0 && this.#count < this.#total) {
      line += `, ${formatSeconds((seconds / this.#count) * (this.#total - this.#count))} left`;
    }
    if (!this.#living) {
      this.#out.write(`${line}\n`);
      return;
    }
    // The last column stays free: a terminal would go on to the next line.
    const room = Math.max(20, (this.#out.columns ?? 80) - 1);
    const bar = Math.min(BAR.most, room - line.length - 1);
    if (this.#total && bar >= BAR.least) {
      const filled = Math.round((bar * Math.min(this.#count, this.#total)) / this.#total);
      line = `${'█'.repeat(filled)}${'░'.repeat(bar - filled)} ${line}`;
    }
    this.#out.write(`\r\x1b[2K${line.slice(0, room)}`);
  }

  #clear(): void {
    if (this.#living) this.#out.write('\r\x1b[2K');
  }
}
