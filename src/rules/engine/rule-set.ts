import type {
  Flow,
  Guard,
  GuardKind,
  Patterns,
  Rule,
  RuleContext,
  Sanitizer,
  Sink,
  Source,
} from '../rule.ts';
import { attributeSources, callSources } from './names/sources.ts';
import { PatternTable } from './names/patterns.ts';
import { firstRuleBit } from './marks.ts';
import type { CallInfo, Label, StoreInfo } from './types.ts';

/** A flow rule with the bit that stands for it in {@link Taint.clean}. */
export interface FlowRule {
  readonly rule: Rule;
  readonly flow: Flow;
  readonly bit: bigint;
  readonly labels: ReadonlySet<Label>;
  /** A path that stays in its folder is harmless. */
  readonly contained: boolean;
  /** An address that stays on its host is harmless. */
  readonly onHost: boolean;
}
export interface FlowSink {
  readonly of: FlowRule;
  readonly sink: Sink;
}
/** A source of the engine or of a rule. */
export interface KnownSource {
  readonly label: Label;
  readonly what: string | undefined;
}

const defaultLabels: readonly Label[] = ['remote', 'local', 'parameter'];
const guardKinds: readonly GuardKind[] = [
  'constant',
  'pattern',
  'part-pattern',
  'characters',
  'validator',
  'conversion',
  'verified',
  'contained',
  'own-host',
];
/** Those that a rule accepts unless it says otherwise. */
const usualKinds = guardKinds.filter((kind) => !/^(part-pattern|contained|own-host)$/.test(kind));
const listOf = (patterns: Patterns | undefined): readonly string[] =>
  patterns === undefined ? [] : typeof patterns === 'string' ? [patterns] : patterns;

/** Rules, arranged so that one look finds those that a call concerns. */
export class RuleSet {
  readonly rules: readonly Rule[];
  readonly callSinks = new PatternTable<FlowSink>();
  readonly storeSinks = new PatternTable<FlowSink>();
  readonly returnSinks: FlowSink[] = [];
  readonly sanitizers = new PatternTable<{ readonly bit: bigint; readonly when: Sanitizer['when'] }>();
  readonly guards = new PatternTable<{
    readonly bit: bigint;
    readonly guard: Guard;
    readonly derived: boolean;
  }>();
  readonly callSources = new PatternTable<KnownSource>();
  readonly attributeSources = new PatternTable<KnownSource>();
  readonly nameSources: { readonly name: RegExp; readonly source: KnownSource }[] = [];
  readonly callVisitors = new PatternTable<{
    readonly rule: Rule;
    readonly visit: (call: CallInfo, context: RuleContext) => void;
  }>();
  readonly storeVisitors = new PatternTable<{
    readonly rule: Rule;
    readonly visit: (store: StoreInfo, context: RuleContext) => void;
  }>();
  readonly #accepting: Readonly<Record<GuardKind, bigint>>;
  /** The flow rules for which a guard on something made of the data covers the data. */
  readonly derivedBits: bigint;
  /** All flow rules. */
  readonly allBits: bigint;
  readonly #concerned = new Map<Label, bigint>();

  constructor(rules: readonly Rule[]) {
    this.rules = rules;
    for (const { label, names, what } of attributeSources) this.attributeSources.add(names, { label, what });
    for (const { label, names, what } of callSources) this.callSources.add(names, { label, what });
    const accepting = Object.fromEntries(guardKinds.map((kind) => [kind, 0n])) as Record<GuardKind, bigint>;
    let bit = firstRuleBit;
    let derivedBits = 0n;
    for (const rule of rules) {
      for (const [pattern, visit] of Object.entries(rule.calls ?? {}))
        this.callVisitors.add(pattern, { rule, visit });
      for (const [pattern, visit] of Object.entries(rule.stores ?? {}))
        this.storeVisitors.add(pattern, { rule, visit });
      if (!rule.flow) continue;
      this.#addFlow(rule, rule.flow, bit);
      for (const kind of rule.flow.guardKinds ?? usualKinds) accepting[kind] |= bit;
      if (rule.flow.derivedGuards) derivedBits |= bit;
      bit <<= 1n;
    }
    this.#accepting = accepting;
    this.derivedBits = derivedBits;
    this.allBits = bit - firstRuleBit;
  }

  /** The rules that accept this kind of guard. */
  accepting(kind: GuardKind): bigint {
    return this.#accepting[kind];
  }

  /** The rules for which a taint is harmless: it is clean, or they do not ask for data of its label. */
  harmless({ label, clean }: { readonly label: Label; readonly clean: bigint }): bigint {
    return clean | (this.allBits & ~(this.#concerned.get(label) ?? 0n));
  }

  #addFlow(rule: Rule, flow: Flow, bit: bigint): void {
    const wanted = flow.sources ?? defaultLabels;
    const labels = new Set(wanted.map((source) => (typeof source === 'string' ? source : source.label)));
    for (const source of wanted) if (typeof source !== 'string') this.#addSource(source);
    const accepts = (kind: GuardKind): boolean => flow.guardKinds?.includes(kind) ?? false;
    const of = {
      rule,
      flow,
      bit,
      labels,
      contained: accepts('contained'),
      onHost: accepts('own-host'),
    };
    for (const label of [...labels, ...flow.sinks.flatMap((sink) => sink.labels ?? [])])
      this.#concerned.set(label, (this.#concerned.get(label) ?? 0n) | bit);
    for (const sink of flow.sinks) {
      const entry = { of, sink };
      for (const pattern of listOf(sink.call)) this.callSinks.add(pattern, entry);
      for (const pattern of listOf(sink.store)) this.storeSinks.add(pattern, entry);
      if (sink.returns) this.returnSinks.push(entry);
    }
    for (const sanitizer of flow.sanitizers ?? []) {
      const { call, when } = typeof sanitizer === 'string' ? { call: sanitizer, when: undefined } : sanitizer;
      for (const pattern of listOf(call)) this.sanitizers.add(pattern, { bit, when });
    }
    for (const guard of flow.guards ?? [])
      for (const pattern of listOf(guard.call))
        this.guards.add(pattern, { bit, guard, derived: flow.derivedGuards ?? false });
  }

  #addSource({ label, call, attribute, name, what }: Source): void {
    const source = { label, what };
    for (const pattern of listOf(call)) this.callSources.add(pattern, source);
    for (const pattern of listOf(attribute)) this.attributeSources.add(pattern, source);
    if (name) this.nameSources.push({ name, source });
  }
}
