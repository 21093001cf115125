import { estimateText, share } from '../../core/table.ts';
import type { CarryOver, StudySummary } from '../../study/summary/schema.ts';
import { ruleNames } from './rows.ts';

const LEVEL = 0.05;

/** What the study found, in sentences with their figures. */
export function statementsOf(summary: StudySummary): string[] {
  return [
    ...summary.analyzers.flatMap(({ name }) => [...commonest(summary, name), ...lowest(summary, name)]),
    ...firstCwe(summary),
    ...duplicateStatements(summary),
    ...summary.carryOver.filter(({ trained }) => trained).map(carryOverStatement),
  ];
}

function commonest(summary: StudySummary, tool: string): string[] {
  const nameOf = ruleNames(summary);
  const totals = new Map<string, number>();
  for (const set of summary.sets)
    for (const { rule, findings } of set.tools.find((one) => one.tool === tool)?.messages ?? [])
      totals.set(rule, (totals.get(rule) ?? 0) + findings);
  const top = [...totals].sort(([, a], [, b]) => b - a).slice(0, 5);
  if (top.length === 0) return [`${tool} found nothing.`];
  return [
    `Most common messages of ${tool}: ${top.map(([rule, n]) => `${nameOf(tool, rule)} ${n}`).join(', ')}.`,
  ];
}

function lowest(summary: StudySummary, tool: string): string[] {
  const ranked = summary.sets
    .flatMap((set) => {
      const own = set.tools.find((one) => one.tool === tool);
      return own?.perSample.mean.value == null ? [] : [{ name: set.name, mean: own.perSample.mean }];
    })
    .sort((a, b) => a.mean.value! - b.mean.value!);
  const [first, last] = [ranked[0], ranked.at(-1)];
  if (!first || !last || first === last) return [];
  return [
    `Findings of ${tool} per sample are lowest in ${first.name} (${estimateText(first.mean)}), highest in ${last.name} (${estimateText(last.mean)}).`,
  ];
}

function firstCwe({ sets, analyzers }: StudySummary): string[] {
  return analyzers.flatMap(({ name }) => {
    const totals = new Map<number, number>();
    for (const set of sets)
      for (const { cwe, findings } of set.tools.find((one) => one.tool === name)?.cwes ?? [])
        totals.set(cwe, (totals.get(cwe) ?? 0) + findings);
    const all = [...totals.values()].reduce((a, b) => a + b, 0);
    const [top] = [...totals].sort(([, a], [, b]) => b - a);
    return top ? [`CWE-${top[0]} has ${top[1]} of ${all} findings of ${name} that name a CWE.`] : [];
  });
}

const duplicateStatements = ({ sets }: StudySummary): string[] =>
  sets.flatMap(({ name, duplicates }) =>
    duplicates && duplicates.samples > 0
      ? [
          `${duplicates.duplicated} of ${duplicates.samples} samples of ${name} (${((100 * duplicates.duplicated) / duplicates.samples).toFixed(1)} %) share code with another; they form ${duplicates.groups} groups.`,
        ]
      : [],
  );

/** Whether outputs repeat their training data, as far as it was tested. */
function carryOverStatement(row: CarryOver): string {
  const { outputs, data, tool, spearman, p, overlaps, alike } = row;
  if (spearman.value === null || p === null)
    return `${outputs} and ${data}: too few messages of ${tool} to compare their ranks.`;
  const shown = p.holm < LEVEL && spearman.value > 0;
  const top = overlaps.find(({ k }) => k === 10) ?? overlaps.at(-1);
  return (
    `${outputs} ${shown ? 'ranks' : 'is not shown to rank'} messages of ${tool} as ${data} does: ` +
    `Spearman ${estimateText(spearman)} over ${row.rules} messages, p ${share(p.p)} (Holm ${share(p.holm)})` +
    `${top ? `; ${Math.round(top.share * top.k)} of the top ${top.k} are the same` : ''}` +
    `; ${alike.rules} of ${alike.of} lifts have 1 in their interval.`
  );
}
