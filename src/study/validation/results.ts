import { z } from 'zod';
import { agreement } from '../../core/statistics/index.ts';
import type { Profile } from '../profiles.ts';
import { type Observation, StratifiedEstimate } from './estimate.ts';
import { type Label, Verdict } from './labels.ts';
import type { DrawnFinding, ValidationSample } from './sample-file.ts';

/** Labels that a rule needs before a precision of its own is given. */
export const FEWEST_LABELS = 20;

const Interval = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

const Precision = z.object({
  tool: z.string(),
  /** Findings that it speaks of. */
  findings: z.int(),
  /** Of those, findings in strata of which something was labelled; the others are taken to be like them. */
  covered: z.int(),
  drawn: z.int(),
  truePositives: z.int(),
  falsePositives: z.int(),
  unsure: z.int(),
  precision: Interval,
});
export type Precision = z.infer<typeof Precision>;

/** What the labels of a study say: `validation/results.json`. */
export const ValidationResults = z.object({
  /** Findings drawn, and those with a decision: a label that all of its raters share, or an adjudication. */
  drawn: z.int(),
  decided: z.int(),
  conflicts: z.int(),
  tools: z.array(Precision),
  sets: z.array(Precision.extend({ set: z.string() })),
  /** Over all data sets; `precision` is `null` where fewer than 20 labels decide. */
  rules: z.array(Precision.extend({ rule: z.string(), validated: z.boolean() })),
  raters: z.array(z.object({ rater: z.string(), labels: z.int() })),
  agreements: z.array(
    z.object({
      a: z.string(),
      b: z.string(),
      /** Findings that both labelled. */
      n: z.int(),
      /** `table[a][b]` in the order true positive, false positive, unsure. */
      table: z.array(z.array(z.int())),
      agreed: z.number().nullable(),
      kappa: z.number().nullable(),
      /** Over findings that neither was unsure of. */
      sure: z.object({ n: z.int(), agreed: z.number().nullable(), kappa: z.number().nullable() }),
    }),
  ),
});
export type ValidationResults = z.infer<typeof ValidationResults>;

/** A finding with what was said of it. */
export interface Decision {
  finding: DrawnFinding;
  byRater: Label[];
  adjudication: Label | null;
  /** `conflict`: raters differ and nobody decided; `null`: no label. */
  verdict: Verdict | 'conflict' | null;
}

/** What the labels make of each finding of a sample. */
export function decisionsOf(sample: ValidationSample, labels: readonly Label[]): Decision[] {
  const given = Map.groupBy(
    labels.filter(({ label }) => label !== null),
    ({ finding }) => finding,
  );
  return sample.findings.map((finding) => {
    const own = given.get(finding.id) ?? [];
    const byRater = own.filter(({ role }) => role === 'rater');
    const adjudication = own.find(({ role }) => role === 'adjudication') ?? null;
    const different = new Set(byRater.map(({ label }) => label));
    const verdict = adjudication?.label ?? (different.size > 1 ? 'conflict' : ([...different][0] ?? null));
    return { finding, byRater, adjudication, verdict };
  });
}

/**
 * Precision by tool, data set and rule, and how far raters agree.
 * @param profile the figures are over the messages that it counts
 */
export function resultsOf(
  sample: ValidationSample,
  labels: readonly Label[],
  profile: Pick<Profile, 'counts'>,
): ValidationResults {
  const decisions = decisionsOf(sample, labels);
  const byTool = Map.groupBy(decisions, ({ finding }) => finding.tool);
  const results = [...byTool.keys()]
    .sort()
    .map((tool) => toolResults(tool, sample, byTool.get(tool)!, profile));
  return {
    drawn: decisions.length,
    decided: decisions.filter(({ verdict }) => verdict !== null && verdict !== 'conflict').length,
    conflicts: decisions.filter(({ verdict }) => verdict === 'conflict').length,
    tools: results.map(({ whole }) => whole),
    sets: results.flatMap(({ sets }) => sets),
    rules: results.flatMap(({ rules }) => rules),
    ...agreementsOf(decisions),
  };
}

function toolResults(
  tool: string,
  { strata, design }: ValidationSample,
  decisions: readonly Decision[],
  profile: Pick<Profile, 'counts'>,
) {
  const sure = decisions.filter(({ verdict }) => verdict === 'true-positive' || verdict === 'false-positive');
  const estimate = new StratifiedEstimate(
    strata.map(({ findings, set }) => ({ findings, group: set })),
    sure.map(({ finding, verdict }): Observation => ({
      stratum: finding.stratum,
      value: verdict === 'true-positive' ? 1 : 0,
    })),
    design.seed,
  );
  const seen = new Set(sure.map(({ finding }) => finding.stratum));
  const of = (belongs: (place: { set: string; rule: string }) => boolean): Precision => {
    const counted = (place: { set: string; rule: string }) =>
      profile.counts(tool, place.rule) && belongs(place);
    const own = decisions.filter(({ finding }) => counted(finding));
    const having = (verdict: Verdict) => own.filter((one) => one.verdict === verdict).length;
    const inside = strata.flatMap(({ tool: name, set, rules: all }, stratum) =>
      name === tool
        ? all.filter(({ rule }) => counted({ set, rule })).map(({ findings }) => ({ stratum, findings }))
        : [],
    );
    const total = (some: typeof inside) => some.reduce((sum, { findings }) => sum + findings, 0);
    return {
      tool,
      findings: total(inside),
      covered: total(inside.filter(({ stratum }) => seen.has(stratum))),
      drawn: own.length,
      truePositives: having('true-positive'),
      falsePositives: having('false-positive'),
      unsure: having('unsure'),
      precision: estimate.share((i) => counted(sure[i]!.finding)),
    };
  };
  const names = [...new Set(strata.filter((one) => one.tool === tool).map(({ set }) => set))];
  const rules = [...new Set(decisions.map(({ finding }) => finding.rule))].filter((rule) =>
    profile.counts(tool, rule),
  );
  return {
    whole: of(() => true),
    sets: names.map((name) => ({ set: name, ...of(({ set }) => set === name) })),
    rules: rules.sort().map((name) => {
      const own = of(({ rule }) => rule === name);
      const validated = own.truePositives + own.falsePositives >= FEWEST_LABELS;
      const none = { value: null, low: null, high: null };
      return { rule: name, validated, ...own, precision: validated ? own.precision : none };
    }),
  };
}

function agreementsOf(decisions: readonly Decision[]): Pick<ValidationResults, 'raters' | 'agreements'> {
  const raters = [...new Set(decisions.flatMap(({ byRater }) => byRater.map(({ rater }) => rater)))].sort();
  const order = Verdict.options;
  const labelOf = ({ byRater }: Decision, rater: string) => byRater.find((one) => one.rater === rater)?.label;
  const pairs = raters.flatMap((a, i) => raters.slice(i + 1).map((b) => [a, b] as const));
  return {
    raters: raters.map((rater) => ({
      rater,
      labels: decisions.filter((decision) => labelOf(decision, rater) !== undefined).length,
    })),
    agreements: pairs.map(([a, b]) => {
      const table = order.map(() => order.map(() => 0));
      for (const decision of decisions) {
        const [x, y] = [labelOf(decision, a), labelOf(decision, b)];
        if (x && y) table[order.indexOf(x)]![order.indexOf(y)]!++;
      }
      const { n, share, kappa } = agreement(table);
      const sure = agreement(table.slice(0, 2).map((row) => row.slice(0, 2)));
      return {
        a,
        b,
        n,
        table,
        agreed: share,
        kappa,
        sure: { n: sure.n, agreed: sure.share, kappa: sure.kappa },
      };
    }),
  };
}
