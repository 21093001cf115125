import { estimateText, share } from '../../core/table.ts';
import { configurationName, type MetricRow } from '../metrics/index.ts';
import type { Summary } from '../summary.ts';
import { metricKinds } from './metric.ts';
import type { Gate, Operator } from './parse.ts';

/** What a gate looks at: the estimate, or the end of its 95 % interval that is worse for the condition. */
export const gateBys = ['point', 'bound'] as const;
export type GateBy = (typeof gateBys)[number];

/** A gate on one configuration. */
export interface GateRow {
  /** `openai/x at 0.2`. */
  configuration: string;
  met: boolean;
  /** The figure, or why there is none that could meet the gate. */
  text: string;
}

export interface GateResult {
  gate: string;
  by: GateBy;
  /** Met by every configuration that it is about, and by at least one. */
  met: boolean;
  rows: GateRow[];
}

/** What gates are checked on. */
export interface Gated {
  summary: Summary;
  /** Whether every sample was had and judged. What is missing could change any figure. */
  complete: boolean;
}

/** A figure over fewer of its tasks than this says nothing about the set. */
const LEAST_SHARE_OF_TASKS = 0.5;

/** Checks a gate. What could not be scored is never met. */
export function checkGate(gate: Gate, { summary, complete }: Gated, by: GateBy): GateResult {
  const rows = rowsOf(gate, summary).map((row): GateRow => {
    const configuration = configurationName(row);
    return { configuration, ...checkRow(gate, row, by, { summary, complete }) };
  });
  const result = { gate: gate.text, by, rows };
  if (rows.length > 0) return { ...result, met: rows.every(({ met }) => met) };
  const none = { configuration: 'none', met: false, text: noneText(gate, summary) };
  return { ...result, met: false, rows: [none] };
}

const rowsOf = ({ selector, source }: Gate, { metrics, headline }: Summary): MetricRow[] =>
  metrics.filter(
    (row) =>
      row.verdictSource === (source ?? headline) &&
      (selector.cwe === undefined
        ? row.group === 'all'
        : row.group === 'cwe' && row.key === String(selector.cwe)) &&
      (selector.model === undefined ||
        row.model === selector.model ||
        row.model.slice(row.model.indexOf('/') + 1) === selector.model) &&
      (selector.temperature === undefined || row.temperature === selector.temperature) &&
      (selector.style === undefined || row.style === selector.style),
  );

function noneText({ source }: Gate, { metrics }: Summary): string {
  const all = metrics.filter(({ group }) => group === 'all');
  if (all.length === 0) return 'nothing is judged yet';
  const list = (values: Iterable<unknown>) => [...new Set(values)].join(', ');
  const sources = list(all.map(({ verdictSource }) => verdictSource));
  if (source !== null && !sources.includes(source))
    return `there are no verdicts by ${source}, only by ${sources}`;
  return `nothing in the run is meant: models ${list(all.map(({ model }) => model))}; temperatures ${list(all.map(({ temperature }) => temperature))}; styles ${list(all.map(({ style }) => style))}`;
}

function checkRow(
  gate: Gate,
  row: MetricRow,
  by: GateBy,
  { summary, complete }: Gated,
): Omit<GateRow, 'configuration'> {
  const failed = (text: string) => ({ met: false, text });
  const { wanted, judged } = summary.samples;
  if (judged < wanted) return failed(`unscorable: ${judged} of ${wanted} samples are judged`);
  const lost = row.outcomes['infrastructure-error'] ?? 0;
  if (lost > 0)
    return failed(`unscorable: ${lost} of ${row.samples} samples were lost to infrastructure errors`);
  if (!complete) return failed('unscorable: the run is not complete');
  const at = row.at.find(({ k }) => k === gate.k);
  if (!at) {
    const had = row.at.map(({ k }) => k).join(', ');
    return failed(`unscorable: the run has no k = ${gate.k}${had === '' ? '' : `, only ${had}`}`);
  }
  const metric = at[metricKinds[gate.metric].name];
  const shown = estimateText(metric);
  if (metric.value === null) return failed(`unscorable: no task has ${gate.k} scored samples`);
  const all = metric.tasks + metric.excludedTasks;
  if (metric.tasks < LEAST_SHARE_OF_TASKS * all)
    return failed(`unscorable: only ${metric.tasks} of ${all} tasks have ${gate.k} scored samples`);
  const figure = by === 'point' ? metric.value : isLeast(gate.operator) ? metric.low : metric.high;
  if (figure === null) return failed(`${shown}: no interval, ${metric.tasks} tasks are too few`);
  const bound =
    by === 'point' ? '' : `, ${isLeast(gate.operator) ? 'lower' : 'upper'} bound ${share(figure)}`;
  const left = metric.excludedTasks > 0 ? ` (${metric.excludedTasks} of ${all} tasks left out)` : '';
  return { met: holds(figure, gate.operator, gate.threshold), text: `${shown}${bound}${left}` };
}

const isLeast = (operator: Operator): boolean => operator.startsWith('>');

function holds(value: number, operator: Operator, threshold: number): boolean {
  if (operator === '>=') return value >= threshold;
  if (operator === '<=') return value <= threshold;
  return operator === '>' ? value > threshold : value < threshold;
}

/** One line per gate and configuration. */
export const gateLines = (results: readonly GateResult[]): string[] =>
  results.flatMap(({ gate, by, rows }) =>
    rows.map(
      ({ configuration, met, text }) =>
        `gate ${met ? 'met' : 'NOT met'}: ${gate}${by === 'bound' ? ' by bound' : ''}: ${configuration}: ${text}`,
    ),
  );
