import type { Finding, FlowStep } from '../core/finding.ts';
import { Analysis, OutOfTime } from './engine/interpreter/analysis.ts';
import { interpret } from './engine/interpreter/interpreter.ts';
import type { RuleSet } from './engine/rule-set.ts';
import type { Module } from './engine/syntax/ast.ts';
import { Lines } from './engine/syntax/lines.ts';
import { parseModule } from './engine/syntax/parse.ts';
import { loadGrammar } from './engine/syntax/tree.ts';
import type { FunctionModel, Step, Taint } from './engine/types.ts';
import { unknownValue } from './engine/values/value.ts';
import { ModuleFacts } from './module-facts.ts';
import type { ReportOptions, Rule, RuleContext } from './rule.ts';
import { suppressionsIn } from './suppressions.ts';
import { walkFunctions } from './visit.ts';

export interface AnalyzeTextOptions {
  readonly rules: RuleSet;
  /** Parameters of functions that nothing in the file calls are untrusted. */
  readonly untrustedParameters?: boolean;
  /** Findings also for what could be read of a text that is no Python. */
  readonly tolerant?: boolean;
  /** `# sallm: ignore[rule]` takes effect. */
  readonly honourSuppressions?: boolean;
  /** Milliseconds; without a limit by default. */
  readonly timeLimit?: number;
  readonly toolVersion: string;
}

export interface TextAnalysis {
  readonly status: 'ok' | 'unparsable' | 'timeout';
  readonly findings: readonly Finding[];
  readonly detail?: string;
  /** Comments that ask some tool to look away. */
  readonly suppressions: number;
}

/** Readies the parser; once per process or worker thread before the first {@link analyzeText}. */
export const loadEngine = loadGrammar;

/** Analyzes one file. Never throws on any text; what it finds depends on the text and the options alone. */
export function analyzeText(text: string, options: AnalyzeTextOptions): TextAnalysis {
  const deadline = performance.now() + (options.timeLimit ?? Infinity);
  const module = parseModule(text, deadline);
  if (module === null) return { status: 'timeout', findings: [], suppressions: 0 };
  const lines = new Lines(text);
  const suppressions = suppressionsIn(module.comments, lines);
  const { error } = module;
  const findings = error === null || options.tolerant ? findIn(module, text, lines, deadline, options) : [];
  if (findings === null) return { status: 'timeout', findings: [], suppressions: suppressions.count };
  const shown = options.honourSuppressions
    ? findings.filter((finding) => !suppressions.covers(finding))
    : findings;
  return {
    status: error === null ? 'ok' : 'unparsable',
    findings: shown,
    suppressions: suppressions.count,
    ...(error && { detail: `${error.message}, line ${lines.lineOf(error.at)}` }),
  };
}

function findIn(
  module: Module,
  text: string,
  lines: Lines,
  deadline: number,
  options: AnalyzeTextOptions,
): readonly Finding[] | null {
  const found = new Map<string, Finding>();
  const facts = new ModuleFacts(text, module, () => analysis);
  const report = (
    rule: Rule,
    place: { start: number; end: number },
    message: string,
    how: ReportOptions,
  ): void => {
    const key = `${rule.id}:${place.start}:${place.end}`;
    if (found.has(key)) return;
    found.set(key, {
      rule: rule.id,
      symbol: rule.title,
      message,
      kind: rule.kind,
      cwes: [...(how.cwes ?? rule.cwes)],
      severity: how.severity ?? rule.severity,
      confidence: how.confidence ?? rule.precision,
      range: lines.rangeOf(place),
      ...(how.taint && { flow: flowOf(how.taint, place, lines) }),
      tool: 'sallm',
      toolVersion: options.toolVersion,
    });
  };
  const makeContext = (rule: Rule, analysis: Analysis): RuleContext => ({
    module: facts,
    report: (place, message = rule.title, how = {}) => report(rule, place, message, how),
    valueOf: (node) => analysis.values.get(node) ?? unknownValue,
    textOf: ({ start, end }) => text.slice(start, end),
  });
  const analysis: Analysis = new Analysis(
    text,
    options.rules,
    { untrustedParameters: options.untrustedParameters ?? true, deadline },
    makeContext,
  );
  try {
    interpret(module, analysis);
  } catch (error) {
    if (error instanceof OutOfTime) return null;
    throw error;
  }
  facts.complete();
  for (const { of, taint, at, hit } of analysis.hits) {
    const message =
      of.flow.message?.(hit, taint) ?? `${taint.what} reaches ${sinkName(hit)}: ${of.rule.title}`;
    report(of.rule, at, message, { taint });
  }
  runVisitors(analysis, facts, options.rules);
  return [...found.values()].sort(
    (a, b) => a.range.line - b.range.line || a.range.column - b.range.column || (a.rule < b.rule ? -1 : 1),
  );
}

function runVisitors(analysis: Analysis, facts: ModuleFacts, rules: RuleSet): void {
  for (const call of facts.calls)
    for (const { rule, visit } of rules.callVisitors.find(call.names))
      if (!call.local) visit(call, analysis.contextOf(rule));
  for (const store of facts.stores)
    for (const { rule, visit } of rules.storeVisitors.find(store.names))
      visit(store, analysis.contextOf(rule));
  const byNode = rules.rules.filter(({ nodes }) => nodes);
  if (byNode.length > 0)
    walkFunctions(facts.ast.body, analysis.functions, (node, fn: FunctionModel | null) => {
      for (const rule of byNode) {
        const visit = rule.nodes?.[node.type] as
          ((node: unknown, context: RuleContext, fn: FunctionModel | null) => void) | undefined;
        visit?.(node, analysis.contextOf(rule), fn);
      }
    });
  for (const rule of rules.rules) {
    if (rule.functions) for (const fn of facts.functions) rule.functions(fn, analysis.contextOf(rule));
    rule.file?.(analysis.contextOf(rule));
  }
}

const sinkName = ({
  call,
  store,
}: {
  call: { names: readonly string[]; method: string } | undefined;
  store: { names: readonly string[] } | undefined;
}): string =>
  call
    ? `\`${call.names[0]?.startsWith('?') ? call.method : (call.names[0] ?? call.method)}\``
    : store
      ? `\`${store.names[0]}\``
      : 'the result';

const mostSteps = 12;

function flowOf({ step }: Taint, place: { start: number; end: number }, lines: Lines): FlowStep[] {
  const steps: FlowStep[] = [{ range: lines.rangeOf(place), message: 'reaches this place' }];
  const seen = new Set<string>();
  for (let at: Step | null = step; at !== null; at = at.before) {
    const key = `${at.at.start}:${at.at.end}`;
    if (seen.has(key)) continue;
    seen.add(key);
    steps.push({ range: lines.rangeOf(at.at), message: at.message });
  }
  steps.reverse();
  return steps.length <= mostSteps ? steps : [...steps.slice(0, 4), ...steps.slice(4 - mostSteps)];
}
