import type { FlowRule, KnownSource, RuleSet } from '../rule-set.ts';
import type { RuleContext, Rule, SinkHit } from '../../rule.ts';
import type { Expr, FunctionDef, Lambda, Span } from '../syntax/ast.ts';
import { boundNames } from '../syntax/bound-names.ts';
import type { CallInfo, ClassModel, Env, FunctionModel, StoreInfo, Taint, Value } from '../types.ts';
import { join, sameValue } from '../values/join.ts';
import { newEnv } from './env.ts';

/** Thrown when the sample's time is over. */
export class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
}

export interface AnalysisOptions {
  readonly untrustedParameters: boolean;
  /** On the clock of `performance.now()`. */
  readonly deadline: number;
}

/** What one file's analysis has learned so far. */
export class Analysis {
  readonly text: string;
  readonly rules: RuleSet;
  readonly options: AnalysisOptions;
  globals: Env = newEnv();
  readonly imports = new Set<string>();
  readonly functions = new Map<object, FunctionModel>();
  readonly classes = new Map<object, ClassModel>();
  readonly calls = new Map<object, CallInfo[]>();
  readonly stores = new Map<object, StoreInfo[]>();
  readonly values = new Map<Expr, Value>();
  /** Functions on the way, innermost last. */
  readonly active: object[] = [];
  readonly invocations = new Map<string, unknown>();
  readonly invoked = new Set<object>();
  readonly entered = new Set<object>();
  /** What functions give that are being followed, where they call themselves. */
  readonly recursive = new Map<object, Value>();
  readonly #recursion = new Map<object, Map<string, Value>>();
  readonly #ends = new Map<object, Env>();
  readonly #assigned = new Map<object, ReadonlySet<string>>();
  /** Tells the passes apart: what one has learned holds for the next one anew. */
  generation = '';
  /** A field or global was changed after it had been read: a second pass is worth it. */
  stale = false;
  readonly fieldsRead = new Set<string>();
  readonly hits: {
    readonly of: FlowRule;
    readonly taint: Taint;
    readonly at: Span;
    readonly hit: SinkHit;
  }[] = [];
  readonly #contexts = new Map<Rule, RuleContext>();
  readonly #makeContext: (rule: Rule, analysis: Analysis) => RuleContext;
  #steps = 0;
  #inlined = 0;

  constructor(
    text: string,
    rules: RuleSet,
    options: AnalysisOptions,
    makeContext: (rule: Rule, analysis: Analysis) => RuleContext,
  ) {
    this.text = text;
    this.rules = rules;
    this.options = options;
    this.#makeContext = makeContext;
  }

  contextOf(rule: Rule): RuleContext {
    let context = this.#contexts.get(rule);
    if (!context) {
      context = this.#makeContext(rule, this);
      this.#contexts.set(rule, context);
    }
    return context;
  }

  /** Starts a pass over the file; fields and globals keep what the one before has learned. */
  begin(pass: number): void {
    this.generation = String(pass);
    this.stale = false;
    this.entered.clear();
    this.invoked.clear();
    this.#ends.clear();
    this.calls.clear();
    this.stores.clear();
    this.values.clear();
    const known = this.globals.vars;
    this.globals = newEnv();
    if (pass > 0) for (const [name, value] of known) this.globals.vars.set(name, value);
  }

  /** A function called itself with these arguments; it runs once more with what they add. */
  widenRecursion(node: object, values: ReadonlyMap<string, Value>): void {
    const known = this.#recursion.get(node) ?? new Map<string, Value>();
    for (const [name, value] of values) known.set(name, join(known.get(name) ?? value, value));
    this.#recursion.set(node, known);
  }
  takeRecursion(node: object): ReadonlyMap<string, Value> | undefined {
    const values = this.#recursion.get(node);
    this.#recursion.delete(node);
    return values;
  }

  /** A function that others call has run to its ends. */
  finished(node: object, end: Env): void {
    this.#ends.set(node, end);
  }
  endOf(node: object): Env | undefined {
    return this.#ends.get(node);
  }

  /** Names that a function binds beside its parameters. */
  assignedIn(node: FunctionDef | Lambda): ReadonlySet<string> {
    let names = this.#assigned.get(node);
    if (!names) {
      names = node.type === 'Lambda' ? new Set<string>() : boundNames(node.body);
      this.#assigned.set(node, names);
    }
    return names;
  }

  tick(): void {
    if ((++this.#steps & 511) === 0 && performance.now() > this.options.deadline) throw new OutOfTime();
  }

  /** Whether one more body may be followed; a file's budget is bounded. */
  mayFollow(): boolean {
    return ++this.#inlined < 4_000;
  }

  remember(expr: Expr, value: Value): void {
    const known = this.values.get(expr);
    this.values.set(expr, known === undefined || known === value ? value : join(known, value));
  }

  taint(source: KnownSource, at: Span, what: string): Taint {
    const name = source.what ?? what;
    return {
      label: source.label,
      source: `${source.label}:${at.start}:${at.end}`,
      what: name,
      clean: 0n,
      step: { at, message: `${name} (${describe(source.label)})`, before: null },
    };
  }

  /** A method or function changed a module-level name. */
  widenGlobal(name: string, value: Value): void {
    const known = this.globals.vars.get(name);
    const wide = known ? join(known, value) : value;
    if (known && sameValue(known, wide)) return;
    this.globals.vars.set(name, wide);
    if (this.fieldsRead.has(`global ${name}`)) this.stale = true;
  }

  /** An instance's field may have this value too. */
  widenField(model: ClassModel, name: string, value: Value): void {
    const known = model.fields.get(name);
    const wide = known ? join(known, value) : value;
    if (known && sameValue(known, wide)) return;
    model.fields.set(name, wide);
    if (this.fieldsRead.has(`${model.name}.${name}`)) this.stale = true;
  }

  logCall(call: CallInfo): void {
    const known = this.calls.get(call.node) ?? [];
    // The same function executed again (a loop's second round) says more than the first time.
    if (known.length >= 6) known.shift();
    known.push(call);
    this.calls.set(call.node, known);
  }

  logStore(store: StoreInfo): void {
    const known = this.stores.get(store.node) ?? [];
    if (known.length >= 6) known.shift();
    known.push(store);
    this.stores.set(store.node, known);
  }
}

const descriptions: Readonly<Record<string, string>> = {
  remote: 'from a request or the network',
  local: 'from the user',
  parameter: 'from the caller',
  environment: 'from the environment',
  file: 'out of a file',
  database: 'out of a database',
  network: 'from another server',
  field: 'set elsewhere',
};
const describe = (label: string): string => descriptions[label] ?? label;
