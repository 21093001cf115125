import type { Argument, Call, ClassDef, Expr, FunctionDef, Lambda, Span } from './syntax/ast.ts';

/**
 * Where untrusted data comes from. `remote`: requests of other people, network. `local`: `input`, command line.
 * `parameter`: parameters of functions that nothing in the file calls. `environment`, `file`, `database`: their contents; `network`: answers to the program's own requests.
 * `number`: parameters that are declared to be numbers, which nothing holds their callers to.
 * `field`: an attribute of `self` that nothing in the file sets. Rules may have labels of their own, such as `secret`.
 */
export type Label =
  | 'remote'
  | 'local'
  | 'parameter'
  | 'environment'
  | 'file'
  | 'database'
  | 'network'
  | 'field'
  | 'number'
  | (string & {});

/** One step of the way, the latest first. */
export interface Step {
  readonly at: Span;
  readonly message: string;
  readonly before: Step | null;
}

/** Untrusted data in a value. */
export interface Taint {
  readonly label: Label;
  /** Equal for the same place and kind of source. */
  readonly source: string;
  /** How people call it: `request.args`, "parameter `name`". */
  readonly what: string;
  /** One bit per flow rule for which a sanitizer or a guard has made it harmless. */
  readonly clean: bigint;
  readonly step: Step;
}

/** What a known constant may be; `bytes` have one character per byte and `kind` says so. */
export type Scalar = string | number | bigint | boolean | null;

export type Kind =
  | 'str'
  | 'bytes'
  | 'int'
  | 'float'
  | 'bool'
  | 'none'
  | 'list'
  | 'tuple'
  | 'set'
  | 'dict'
  | 'function'
  | 'class'
  | 'module';

/** A function that a value may be, with the names around its definition. */
export interface Callable {
  readonly node: FunctionDef | Lambda;
  readonly model: FunctionModel;
  /** The environment of the definition; `null` at the top level of a module or class. */
  readonly env: Env | null;
  /** What `self` is, for a bound method. */
  readonly self: Value | null;
}

/** What is known about the values that an expression may have. Immutable. */
export interface Value {
  readonly taints: readonly Taint[];
  /**
   * Qualified names: of a module, function or class (`os.path.join`), of the class of an instance
   * (`sqlite3.Connection`), of what an unknown call gives (`foo.bar()`), of an element (`foo.bar()[]`); `?` for an
   * unknown object. Several after a join.
   */
  readonly names: readonly string[];
  /** The constant, boxed; `undefined` when not known. */
  readonly constant: { readonly value: Scalar } | undefined;
  readonly kind: Kind | undefined;
  /** The pieces that a string was built of, in order. */
  readonly parts: readonly (string | Value)[] | undefined;
  /** Known elements of a list, tuple or set. */
  readonly items: readonly Value[] | undefined;
  /** Known entries of a dict with constant keys. */
  readonly entries: ReadonlyMap<Scalar, Value> | undefined;
  /** What is untrusted of the keys of a dict, where it is known apart from what lies under them. */
  readonly keys: readonly Taint[] | undefined;
  /** `items` or `entries` may lack some. */
  readonly open: boolean;
  /** The call that made it, through assignments. */
  readonly call: CallInfo | undefined;
  readonly callables: readonly Callable[];
  /** The class of the file that it is an instance of (`kind` undefined) or that it is (`kind` `class`). */
  readonly model: ClassModel | undefined;
  /** The source of which it is the whole: a check of this value is one of all that is made of it. */
  readonly origin: string | undefined;
  /** What it may be, where several ways meet that made it differently: up to three that carry untrusted data. */
  readonly ways: readonly Value[] | undefined;
  /** The condition whose outcome it is, for a variable that holds one. */
  readonly test: { readonly expr: Expr } | undefined;
}

/** The variables at one point of the program. */
export interface Env {
  readonly vars: Map<string, Value>;
  /** Attributes and items of variables that were assigned or checked: `self.path`, `d["key"]`. */
  readonly paths: Map<string, Value>;
  /** Of the scope around a nested function. */
  readonly parent: Env | null;
  /** Sources on which a guard made of them holds, with the bits of the rules that accept that. */
  guarded: ReadonlyMap<string, bigint>;
  /** Variables that tell which way the program came: `error` after `if bad(name): error = "..."`. */
  flags: ReadonlyMap<string, Flag>;
  /** Nothing comes here. */
  dead: boolean;
}

/** What is known where a variable is true, and where it is not, of the others that have not been assigned since. */
export interface Flag {
  /** The variable's own value, and those of the others, where both ways met. */
  readonly value: Value;
  readonly vars: ReadonlyMap<string, Value>;
  readonly paths: ReadonlyMap<string, Value>;
  readonly whenTrue: Env;
  readonly whenFalse: Env;
}

/** One call as it was executed. */
export interface CallInfo {
  readonly node: Call;
  /** Qualified names of what is called: `['sqlite3.Connection.execute']`, `['?.execute']`. */
  readonly names: readonly string[];
  /** The last part of the name as written: `execute`. */
  readonly method: string;
  /** What stands before the dot. */
  readonly receiver: Value | undefined;
  readonly receiverNode: Expr | undefined;
  readonly positional: readonly Value[];
  readonly positionalNodes: readonly Expr[];
  readonly keywords: ReadonlyMap<string, Value>;
  readonly keywordNodes: ReadonlyMap<string, Expr>;
  /** `*args` or `**kwargs` of unknown length bring more. */
  readonly open: boolean;
  /** What those bring, taken together. */
  readonly rest: Value | undefined;
  /** The function around it; `null` at the top level. */
  readonly function: FunctionModel | null;
  /** It goes to functions of this file alone. */
  readonly local: boolean;
  /** What it gives. */
  readonly result: Value;
  /**
   * An argument by position, by keyword or by either: `arg(0)`, `arg('shell')`, `arg(1, 'mode')`. `undefined` when it is
   * absent; an unknown value when `*args` or `**kwargs` may bring it.
   */
  arg(...where: readonly (number | string)[]): Value | undefined;
  /** The place of an argument in the text; the whole call when it stands nowhere by itself. */
  argNode(...where: readonly (number | string)[]): Expr;
  /** Every argument. */
  readonly all: readonly Value[];
}

/** One assignment to an attribute (`x.verify = False`) or into a container (`headers["X-Y"] = v`). */
export interface StoreInfo {
  readonly node: Expr;
  /** Of an attribute: `ssl.SSLContext.verify_mode`; of a container: the container's own names. */
  readonly names: readonly string[];
  /** The attribute; `null` for a container's item. */
  readonly attribute: string | null;
  /** The index, for a container's item. */
  readonly key: Value | undefined;
  readonly receiver: Value;
  readonly value: Value;
  readonly valueNode: Expr;
  readonly function: FunctionModel | null;
}

/** A decorator: its qualified names, and the call's arguments when it is one. */
export interface Decorator {
  readonly expr: Expr;
  readonly names: readonly string[];
  readonly call: CallInfo | undefined;
}

/** A function, method or lambda of the file. */
export interface FunctionModel {
  readonly node: FunctionDef | Lambda;
  /** Empty for a lambda. */
  readonly name: string;
  /** `Class.method`, `outer.inner`. */
  readonly qualifiedName: string;
  readonly class: ClassModel | null;
  /** The function around it. */
  readonly parent: FunctionModel | null;
  /** Known once the definition was executed. */
  decorators: readonly Decorator[];
  /** Some function of the file calls it by name (the module's own code and `main`, `test_...` do not count). */
  called: boolean;
  /** A view of a web framework, when it is one. */
  route: Route | null;
  /** It was given away as a value. */
  escapes: boolean;
  /** The values that it may return, of every analyzed call. */
  readonly returned: Map<Expr, Value>;
}

export interface Route {
  readonly framework:
    'flask' | 'fastapi' | 'django' | 'aiohttp' | 'bottle' | 'sanic' | 'tornado' | 'cherrypy' | 'unknown';
  /** The path pattern, when constant: `/users/<int:id>`. */
  readonly path: string | undefined;
  /** Upper case; `undefined` when not known. */
  readonly methods: readonly string[] | undefined;
}

export interface ClassModel {
  readonly node: ClassDef;
  readonly name: string;
  readonly bases: readonly Argument[];
  /** Qualified names of the bases that are not of the file, and of theirs. */
  baseNames: readonly string[];
  baseModels: readonly ClassModel[];
  readonly methods: Map<string, FunctionModel>;
  /** Class attributes, and what methods assign to `self`. */
  readonly fields: Map<string, Value>;
  /** Annotations of class-level names, as values of their type. */
  readonly annotations: Map<string, Value>;
}
