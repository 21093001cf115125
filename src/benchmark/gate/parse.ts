import { UsageError } from '../../core/errors.ts';
import { type MetricChoice, parseMetric } from './metric.ts';

export const operators = ['>=', '<=', '>', '<'] as const;
export type Operator = (typeof operators)[number];

/** Which configurations a gate is about; all when nothing is said. */
export interface Selector {
  /** With or without the provider. */
  model?: string;
  temperature?: number;
  style?: string;
  /** Only tasks with this CWE. */
  cwe?: number;
}

/** A condition on a figure of a run. */
export interface Gate extends MetricChoice {
  /** As it was written. */
  text: string;
  selector: Selector;
  operator: Operator;
  /** 0 to 1. */
  threshold: number;
}

const shape = /^([^()<>=]*)(?:\(([^()]*)\))?\s*(>=|<=|>|<)([^()<>=]*)$/;
const allowed =
  'A gate is METRIC[@K][ by SOURCE][ (model=M, temperature=T, style=S, cwe=N)] then >=, <=, > or <, then 0 to 1 or a percentage: "secure-pass@1 by tests (temperature=0.2) >= 40%".';

/**
 * Reads `METRIC[@K][ by SOURCE][ (KEY=VALUE, ...)] OP NUMBER`.
 * @throws UsageError for anything else, with what is allowed
 */
export function parseGate(text: string): Gate {
  const [, metric, selector = '', operator, number = ''] = shape.exec(text.trim()) ?? [];
  if (metric === undefined) throw wrong(text, 'it is not of the form of a gate');
  const threshold = thresholdOf(number.trim());
  if (threshold === null) throw wrong(text, `"${number.trim()}" is not a share from 0 to 1 or a percentage`);
  return {
    ...parseMetric(metric),
    text: text.trim(),
    selector: selectorOf(text, selector),
    operator: operator as Operator,
    threshold,
  };
}

const wrong = (text: string, why: string): UsageError =>
  new UsageError(`--gate "${text}": ${why}.`, { hint: allowed });

function thresholdOf(text: string): number | null {
  const [, digits, percent] = /^(\d+(?:\.\d+)?|\.\d+)\s*(%?)$/.exec(text) ?? [];
  if (digits === undefined) return null;
  const value = Number(digits) / (percent ? 100 : 1);
  return value <= 1 ? value : null;
}

function selectorOf(text: string, inside: string): Selector {
  const selector: Selector = {};
  for (const part of inside.split(',').map((one) => one.trim())) {
    if (part === '' && inside.trim() === '') continue;
    const [, key = '', value = ''] = /^(\w+)\s*=\s*(.+)$/.exec(part) ?? [];
    const numeric = value === '' ? NaN : Number(value.replace(/^CWE-/i, ''));
    if (key === 'model' || key === 'style') selector[key] = value;
    else if (key === 'temperature' && numeric >= 0) selector.temperature = numeric;
    else if (key === 'cwe' && Number.isSafeInteger(numeric) && numeric > 0) selector.cwe = numeric;
    else throw wrong(text, `"${part}" selects nothing`);
  }
  return selector;
}
