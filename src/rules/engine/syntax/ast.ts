/**
 * The abstract syntax that rules see: close to Python's own `ast` module, with offsets into the text. Made once per file from
 * tree-sitter's concrete tree; what tree-sitter could not read is an {@link Unknown}.
 */

/** Offsets in UTF-16 code units, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Name extends Span {
  readonly type: 'Name';
  readonly id: string;
}
/** A literal other than a string; `...` has the value `undefined`. */
export interface Constant extends Span {
  readonly type: 'Constant';
  readonly value: number | bigint | boolean | null | undefined;
}
/** A string or bytes literal without placeholders, adjacent literals joined. */
export interface Str extends Span {
  readonly type: 'Str';
  readonly value: string;
  readonly bytes: boolean;
}
export interface Placeholder {
  readonly value: Expr;
  readonly conversion: string | null;
  readonly format: readonly Expr[];
}
/** An f-string (or several literals of which one is): texts and placeholders in order. */
export interface FString extends Span {
  readonly type: 'FString';
  readonly parts: readonly (string | Placeholder)[];
}
export interface Attribute extends Span {
  readonly type: 'Attribute';
  readonly value: Expr;
  readonly attr: string;
  readonly attrStart: number;
}
export interface Subscript extends Span {
  readonly type: 'Subscript';
  readonly value: Expr;
  readonly index: Expr;
}
export interface Slice extends Span {
  readonly type: 'Slice';
  readonly parts: readonly Expr[];
}
export interface Argument extends Span {
  /** The keyword; `null` for a positional argument, `*args` and `**kwargs`. */
  readonly name: string | null;
  readonly star: '' | '*' | '**';
  readonly value: Expr;
}
export interface Call extends Span {
  readonly type: 'Call';
  readonly func: Expr;
  readonly args: readonly Argument[];
}
export interface BinOp extends Span {
  readonly type: 'BinOp';
  readonly op: string;
  readonly left: Expr;
  readonly right: Expr;
}
export interface UnaryOp extends Span {
  readonly type: 'UnaryOp';
  readonly op: '-' | '+' | '~' | 'not';
  readonly operand: Expr;
}
export interface BoolOp extends Span {
  readonly type: 'BoolOp';
  readonly op: 'and' | 'or';
  readonly left: Expr;
  readonly right: Expr;
}
/** `left ops[0] comparators[0] ops[1] ...`; operators as written, with one blank: `not in`. */
export interface Compare extends Span {
  readonly type: 'Compare';
  readonly left: Expr;
  readonly ops: readonly string[];
  readonly comparators: readonly Expr[];
}
export interface IfExp extends Span {
  readonly type: 'IfExp';
  readonly test: Expr;
  readonly body: Expr;
  readonly orelse: Expr;
}
export interface Parameter extends Span {
  readonly name: string;
  readonly star: '' | '*' | '**';
  readonly annotation: Expr | null;
  readonly default: Expr | null;
  readonly keywordOnly: boolean;
}
export interface Lambda extends Span {
  readonly type: 'Lambda';
  readonly params: readonly Parameter[];
  readonly body: Expr;
}
export interface Sequence extends Span {
  readonly type: 'List' | 'Tuple' | 'Set';
  readonly elts: readonly Expr[];
}
export interface Dict extends Span {
  readonly type: 'Dict';
  /** A `null` key is `**value`. */
  readonly entries: readonly { readonly key: Expr | null; readonly value: Expr }[];
}
export interface Clause {
  readonly target: Expr;
  readonly iter: Expr;
  readonly ifs: readonly Expr[];
}
export interface Comprehension extends Span {
  readonly type: 'Comprehension';
  readonly kind: 'list' | 'set' | 'dict' | 'generator';
  /** The key, for a dict. */
  readonly key: Expr | null;
  readonly value: Expr;
  readonly clauses: readonly Clause[];
}
export interface Await extends Span {
  readonly type: 'Await';
  readonly value: Expr;
}
export interface Yield extends Span {
  readonly type: 'Yield';
  readonly value: Expr | null;
}
export interface NamedExpr extends Span {
  readonly type: 'NamedExpr';
  readonly target: Name;
  readonly value: Expr;
}
export interface Starred extends Span {
  readonly type: 'Starred';
  readonly value: Expr;
}
/** What could not be read, with the expressions found inside. */
export interface Unknown extends Span {
  readonly type: 'Unknown';
  readonly children: readonly Expr[];
}

export type Expr =
  | Name
  | Constant
  | Str
  | FString
  | Attribute
  | Subscript
  | Slice
  | Call
  | BinOp
  | UnaryOp
  | BoolOp
  | Compare
  | IfExp
  | Lambda
  | Sequence
  | Dict
  | Comprehension
  | Await
  | Yield
  | NamedExpr
  | Starred
  | Unknown;

export interface FunctionDef extends Span {
  readonly type: 'FunctionDef';
  readonly name: string;
  readonly nameStart: number;
  readonly params: readonly Parameter[];
  readonly returns: Expr | null;
  readonly body: readonly Stmt[];
  readonly decorators: readonly Expr[];
  readonly async: boolean;
}
export interface ClassDef extends Span {
  readonly type: 'ClassDef';
  readonly name: string;
  readonly nameStart: number;
  readonly bases: readonly Argument[];
  readonly body: readonly Stmt[];
  readonly decorators: readonly Expr[];
}
export interface Return extends Span {
  readonly type: 'Return';
  readonly value: Expr | null;
}
export interface Delete extends Span {
  readonly type: 'Delete';
  readonly targets: readonly Expr[];
}
export interface Assign extends Span {
  readonly type: 'Assign';
  readonly targets: readonly Expr[];
  readonly value: Expr;
}
export interface AugAssign extends Span {
  readonly type: 'AugAssign';
  readonly target: Expr;
  /** Without the `=`: `+`. */
  readonly op: string;
  readonly value: Expr;
}
export interface AnnAssign extends Span {
  readonly type: 'AnnAssign';
  readonly target: Expr;
  readonly annotation: Expr;
  readonly value: Expr | null;
}
export interface For extends Span {
  readonly type: 'For';
  readonly target: Expr;
  readonly iter: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}
export interface While extends Span {
  readonly type: 'While';
  readonly test: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}
export interface If extends Span {
  readonly type: 'If';
  readonly test: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}
export interface With extends Span {
  readonly type: 'With';
  readonly items: readonly { readonly value: Expr; readonly target: Expr | null }[];
  readonly body: readonly Stmt[];
}
export interface Raise extends Span {
  readonly type: 'Raise';
  readonly value: Expr | null;
  readonly cause: Expr | null;
}
export interface Handler extends Span {
  /** `null` for a bare `except:`. */
  readonly exception: Expr | null;
  readonly name: string | null;
  readonly body: readonly Stmt[];
}
export interface Try extends Span {
  readonly type: 'Try';
  readonly body: readonly Stmt[];
  readonly handlers: readonly Handler[];
  readonly orelse: readonly Stmt[];
  readonly finalbody: readonly Stmt[];
}
export interface Assert extends Span {
  readonly type: 'Assert';
  readonly test: Expr;
  readonly message: Expr | null;
}
export interface Import extends Span {
  readonly type: 'Import';
  readonly names: readonly { readonly name: string; readonly as: string | null }[];
}
export interface ImportFrom extends Span {
  readonly type: 'ImportFrom';
  /** With its leading dots when relative; `''` never occurs. */
  readonly module: string;
  /** A single `*` for a wildcard import. */
  readonly names: readonly { readonly name: string; readonly as: string | null }[];
}
export interface Scope extends Span {
  readonly type: 'Global' | 'Nonlocal';
  readonly names: readonly string[];
}
export interface ExprStmt extends Span {
  readonly type: 'Expr';
  readonly value: Expr;
}
export interface Jump extends Span {
  readonly type: 'Pass' | 'Break' | 'Continue';
}
export interface Case extends Span {
  /** What the pattern compares with, constants and class names; empty when it matches anything. */
  readonly values: readonly Expr[];
  /** The names that the pattern binds. */
  readonly binds: readonly string[];
  readonly guard: Expr | null;
  readonly body: readonly Stmt[];
}
export interface Match extends Span {
  readonly type: 'Match';
  readonly subject: Expr;
  readonly cases: readonly Case[];
}

export type Stmt =
  | FunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | AugAssign
  | AnnAssign
  | For
  | While
  | If
  | With
  | Raise
  | Try
  | Assert
  | Import
  | ImportFrom
  | Scope
  | ExprStmt
  | Jump
  | Match;

export type Node = Expr | Stmt;
export type NodeOf<K extends Node['type']> = Extract<Node, { type: K }>;

/** One `# comment`, the sign included. */
export interface Comment extends Span {
  readonly text: string;
}

export interface Module {
  readonly body: readonly Stmt[];
  readonly comments: readonly Comment[];
  /** A place that is no Python, or nesting beyond the limit. */
  readonly error: { readonly at: number; readonly message: string } | null;
}
