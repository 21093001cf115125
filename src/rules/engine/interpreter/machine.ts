import type { Expr, Stmt } from '../syntax/ast.ts';
import type { Callable, CallInfo, ClassModel, Env, FunctionModel, Value } from '../types.ts';
import type { Analysis } from './analysis.ts';

/** What a call of a local function did to what it was given, for guards: the state at its exits. */
export interface Outcome {
  readonly params: readonly { readonly name: string; readonly arg: Expr }[];
  readonly always: Env;
  readonly whenTrue: Env;
  readonly whenFalse: Env;
}

/** One execution of a function's body, or of the module's. */
export interface Frame {
  readonly machine: Machine;
  readonly function: FunctionModel | null;
  readonly depth: number;
  env: Env;
  /** Names declared `global` or `nonlocal`. */
  readonly globals: Set<string>;
  readonly nonlocals: Set<string>;
  readonly returns: { readonly value: Value; readonly expr: Expr | null; readonly env: Env }[];
  readonly yields: Value[];
  readonly loops: { readonly breaks: Env[]; readonly continues: Env[] }[];
  readonly outcomes: Map<Expr, { readonly call: CallInfo; readonly outcome: Outcome }>;
  /** Conditions that are being taken apart. */
  readonly assuming: Set<Expr>;
  /** The value of each receiver at its latest evaluation. */
  readonly latest: Map<Expr, Value>;
  /** For a class body: names go to its fields. */
  readonly classModel: ClassModel | null;
}

/** The parts of the interpreter, as they call each other. */
export interface Machine {
  readonly analysis: Analysis;
  evaluate(expr: Expr, frame: Frame): Value;
  execute(body: readonly Stmt[], frame: Frame): void;
  /** Restricts `frame.env` to the states in which the condition has this outcome. */
  assume(expr: Expr, outcome: boolean, frame: Frame): void;
  assign(target: Expr, value: Value, valueNode: Expr, frame: Frame): void;
  /** Restricts the state to those in which the expression equals a constant. */
  assumeEqual(expr: Expr, frame: Frame): void;
  /** Runs a local function with these arguments. */
  invoke(callable: Callable, call: CallInfo, frame: Frame): Value;
}

export const newFrame = (
  machine: Machine,
  known: Pick<Frame, 'function' | 'env'> & Partial<Pick<Frame, 'depth' | 'classModel'>>,
): Frame => ({
  machine,
  depth: 0,
  classModel: null,
  globals: new Set(),
  nonlocals: new Set(),
  returns: [],
  yields: [],
  loops: [],
  outcomes: new Map(),
  assuming: new Set(),
  latest: new Map(),
  ...known,
});
