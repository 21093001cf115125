import type { Finding } from '../core/finding.ts';
import type { ModuleModel } from './engine/module-model.ts';
import type { Expr, Node, NodeOf, Span } from './engine/syntax/ast.ts';
import type { CallInfo, FunctionModel, Label, StoreInfo, Taint, Value } from './engine/types.ts';

/**
 * Qualified names: `os.system`, `subprocess.{run,call}`, `*.execute` (any receiver), `flask.request.*` (anything of it).
 * The name of an instance's method starts with its class, whatever the variable is called: `sqlite3.Connection.execute`.
 */
export type Pattern = string;
export type Patterns = Pattern | readonly Pattern[];

/** An argument by position, keyword or both; `receiver` is what stands before the dot, `any` each argument. */
export type ArgumentRef = number | string | readonly [position: number, keyword: string];

/** Untrusted data beyond the engine's own sources. */
export interface Source {
  readonly label: Label;
  /** What such calls give. */
  readonly call?: Patterns;
  /** What such attributes hold: `flask.request.args`. */
  readonly attribute?: Patterns;
  /** Variables, parameters, attributes and dict keys of such names. */
  readonly name?: RegExp;
  /** How people call it; by default the text of the source. */
  readonly what?: string;
}

/** What a sink's condition may ask. */
export interface SinkHit {
  /** The value that arrives. */
  readonly value: Value;
  /** What in it is untrusted and not yet harmless for the rule. */
  readonly taints: readonly Taint[];
  /** The call, for a sink that is one. */
  readonly call: CallInfo | undefined;
  readonly store: StoreInfo | undefined;
  readonly function: FunctionModel | null;
  /** Whether a piece of a string is untrusted for the rule; to be handed to `textBefore`. */
  readonly isTainted: (piece: Value) => boolean;
  readonly context: RuleContext;
}

/** A place that untrusted data must not reach: exactly one of `call`, `store`, `returns`. */
export interface Sink {
  readonly call?: Patterns;
  /** Assignments to such attributes or into such containers. */
  readonly store?: Patterns;
  /** What such functions return. */
  readonly returns?: (fn: FunctionModel) => boolean;
  /** For calls; the first argument by default. */
  readonly arg?: ArgumentRef | readonly ArgumentRef[];
  /** A condition beside the taint. */
  readonly when?: (hit: SinkHit) => boolean;
  /** Replaces the rule's labels at this sink. */
  readonly labels?: readonly Label[];
}

/** A call that makes data harmless for the rule. */
export interface Sanitizer {
  readonly call: Patterns;
  readonly when?: (call: CallInfo) => boolean;
}

/** A call whose outcome says that its argument is harmless. */
export interface Guard {
  readonly call: Patterns;
  /** Which argument it speaks of; the first by default. */
  readonly arg?: ArgumentRef;
  /** The outcome; `returns` when it would have raised otherwise. */
  readonly outcome: true | false | 'returns';
  readonly when?: (call: CallInfo) => boolean;
}

/**
 * The engine's own guards. `constant`: compared with constants, member of a known collection. `pattern`: a full match with
 * a restrictive regular expression. `characters`: `isdigit`, `isalnum` and the like. `validator`: a function from elsewhere
 * whose name says that it checks. `conversion`: `int(x)` and the like did not raise. `verified`: a signature over it was right. `contained`: a normalized path lies in
 * a folder. `own-host`: an address begins with one slash alone.
 * `part-pattern`: as `pattern`, and what it lets through leads to no folder above.
 */
export type GuardKind =
  | 'constant'
  | 'pattern'
  | 'part-pattern'
  | 'characters'
  | 'validator'
  | 'conversion'
  | 'verified'
  | 'contained'
  | 'own-host';

/** Untrusted data that reaches a sink. */
export interface Flow {
  /** Which labels count, and sources of the rule's own. By default `remote`, `local`, `parameter`. */
  readonly sources?: readonly (Label | Source)[];
  readonly sinks: readonly Sink[];
  readonly sanitizers?: readonly (Pattern | Sanitizer)[];
  readonly guards?: readonly Guard[];
  /** All but `part-pattern`, `contained` and `own-host` by default. */
  readonly guardKinds?: readonly GuardKind[];
  /** A guard on something made of the data (the host of a URL) covers the data itself. */
  readonly derivedGuards?: boolean;
  readonly message?: (hit: SinkHit, source: Taint) => string;
}

/** What rules ask about the file, and where they report. */
export interface RuleContext {
  readonly module: ModuleModel;
  /** One finding per place and rule; `message` by default the rule's title. */
  readonly report: (place: Span, message?: string, options?: ReportOptions) => void;
  /** What is known of an expression's value, joined over all analyzed calls of its function. */
  readonly valueOf: (node: Expr) => Value;
  /** The text of a node. */
  readonly textOf: (node: Span) => string;
}

export interface ReportOptions {
  /** The way of this data becomes the finding's flow. */
  readonly taint?: Taint;
  /** Where this finding is surer or less sure than the rule. */
  readonly confidence?: Finding['confidence'];
  readonly severity?: Finding['severity'];
  /** Where this finding's weakness is named more closely. */
  readonly cwes?: readonly number[];
}

export type NodeVisitors = {
  readonly [K in Node['type']]?: (node: NodeOf<K>, context: RuleContext, fn: FunctionModel | null) => void;
};

/** One static rule: one file, one plain object, checked with `satisfies Rule`. */
export interface Rule {
  /** Stable and readable: `sql-injection`. */
  readonly id: string;
  readonly title: string;
  readonly cwes: readonly [number, ...number[]];
  readonly severity: 'low' | 'medium' | 'high';
  /** How often a finding is right; it is the finding's confidence. */
  readonly precision: 'low' | 'medium' | 'high';
  readonly kind: 'security' | 'smell';
  /** A new rule, not yet proven on real code: left out unless asked for. */
  readonly preview?: boolean;
  /** Markdown: what is found, why it is bad, what to do. */
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  /** Programs with at least one finding of this rule, and with none of it; they run as tests. */
  readonly bad: readonly [string, ...string[]];
  readonly good: readonly [string, ...string[]];
  /** CWE pages and documentation of libraries. */
  readonly references: readonly string[];
  /** Frameworks and topics: `flask`, `crypto`. */
  readonly tags: readonly string[];

  /** Names in a program that the rule reads as words: renaming them changes what the program says. */
  readonly meaningfulNames?: RegExp;

  readonly flow?: Flow;
  /** For each executed call of such a name. */
  readonly calls?: Readonly<Record<Pattern, (call: CallInfo, context: RuleContext) => void>>;
  /** For each assignment to such an attribute or into such a container. */
  readonly stores?: Readonly<Record<Pattern, (store: StoreInfo, context: RuleContext) => void>>;
  /** For each node of the type, once, after all calls have been followed. */
  readonly nodes?: NodeVisitors;
  readonly functions?: (fn: FunctionModel, context: RuleContext) => void;
  readonly file?: (context: RuleContext) => void;
}
