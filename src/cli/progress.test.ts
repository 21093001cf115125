import { expect, it } from 'vitest';
import { abandonProgress, formatSeconds, StderrProgress } from './progress.ts';

/** What a person sees: each state of the living line, and the lines that stay. */
function screen(columns: number | null) {
  const written: string[] = [];
  const out = {
    isTTY: columns !== null,
    columns: columns ?? undefined,
    write: (text: string) => written.push(text) > 0,
  };
  const progress = new StderrProgress(out as unknown as NodeJS.WriteStream);
  return { progress, written, text: () => written.join('') };
}

it.each([200, 80, 40, 30])('never goes beyond a terminal of %i columns, and keeps the figures', (columns) => {
  const { progress, written, text } = screen(columns);
  progress.phase('judging', 12_345);
  progress.tick(1_234);
  progress.note('a note');
  progress.done();
  const lines = written.map((line) => line.replace('\r\x1b[2K', '').replace('\n', ''));
  for (const line of lines) expect(line.length).toBeLessThan(columns);
  expect(lines.some((line) => line.includes('judging: 1234/12345'))).toBe(true);
  expect(lines.filter((line) => line === 'a note')).toHaveLength(1);
  // The bar only where there is room for one.
  expect(text().includes('█')).toBe(columns >= 40);
  expect(lines.at(-1)).toMatch(/^judging: 1234 in 0s/);
});

it('writes plain lines into a pipe', () => {
  const { progress, text } = screen(null);
  progress.phase('judging', 3);
  progress.tick(3);
  progress.note('a note');
  progress.done();
  expect(text()).toBe('a note\njudging: 3 in 0s\n');
});

it.each([
  [0.4, '0s'],
  [59.6, '1m00s'],
  [75, '1m15s'],
  [3_600, '1h00m'],
  [7_385, '2h03m'],
])('%d seconds are %s', (seconds, text) => expect(formatSeconds(seconds)).toBe(text));

it('a phase that did not end leaves no line behind, and a phase that did is left alone', () => {
  const { progress, written } = screen(80);
  progress.phase('judging', 3);
  abandonProgress();
  expect(written.at(-1)).toBe('\r\x1b[2K');
  progress.phase('judging', 3);
  progress.done();
  const before = written.length;
  abandonProgress();
  expect(written.length).toBe(before);
});
