import { UsageError } from '../core/errors.ts';

/** Readers of what the user wrote behind a flag. Each throws a UsageError that names the flag. */

export function wholeNumber(flag: string, text: string, least: number): number {
  const value = text.trim() === '' ? NaN : Number(text);
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new UsageError(`${flag}: "${text}" is not a whole number from ${least}.`);
}

/** `1,3,5` -> `[1, 3, 5]`. */
export const wholeNumbers = (flag: string, text: string, least: number): number[] =>
  text.split(',').map((part) => wholeNumber(flag, part, least));

export function positive(flag: string, text: string): number {
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new UsageError(`${flag}: "${text}" is not a number above 0.`);
}

/** Any free port is 0. */
export function portOf(text: string): number {
  const port = text.trim() === '' ? NaN : Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new UsageError(`--port: "${text}" is not a port.`);
}

export function oneOf<const T extends string>(flag: string, text: string, known: readonly T[]): T {
  const found = known.find((one) => one === text);
  if (found !== undefined) return found;
  throw new UsageError(`${flag}: "${text}" is not one of ${known.join(', ')}.`);
}

/** `a, b` -> `['a', 'b']`. */
export const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** For options that may be repeated. */
export const repeated = (text: string, before: string[] = []): string[] => [...before, text];
