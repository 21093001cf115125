import type { Interval } from '../../core/statistics/index.ts';
import type { StudySummary } from '../../study/summary/schema.ts';

export type Cell = string | number | null;

/** A table of the study, whatever it is written as. */
export interface StudyTable {
  /** Of a file: `messages`. */
  name: string;
  title: string;
  /** What a reader has to know of it. */
  note?: string;
  header: string[];
  rows: Cell[][];
}

export const intervalHeader = (name: string): string[] => [name, `${name} low`, `${name} high`];
export const cells = ({ value, low, high }: Interval): Cell[] => [value, low, high];

/** `unused-import (W0611)`; the rule alone where it has no other name. */
export function ruleNames({ rules }: StudySummary): (tool: string, rule: string) => string {
  const symbols = new Map(rules.map(({ tool, rule, symbol }) => [`${tool} ${rule}`, symbol]));
  return (tool, rule) => {
    const symbol = symbols.get(`${tool} ${rule}`);
    return symbol == null ? rule : `${symbol} (${rule})`;
  };
}
