import type { CallInfo, ClassModel, FunctionModel, StoreInfo, Value } from './types.ts';
import type { Module } from './syntax/ast.ts';

/** What the analysis knows of a file. */
export interface ModuleModel {
  readonly text: string;
  readonly ast: Module;
  /** Every top-level package and module that is imported, anywhere: `flask`, `os.path`. */
  readonly imports: ReadonlySet<string>;
  /** Every function, method and nested function. */
  readonly functions: readonly FunctionModel[];
  readonly classes: readonly ClassModel[];
  /** Every executed call, in the order of the text; a call in several analyzed contexts stands several times. */
  readonly calls: readonly CallInfo[];
  readonly stores: readonly StoreInfo[];
  /** Module-level names at the end of the module. */
  readonly globals: ReadonlyMap<string, Value>;
  /** The calls whose name matches. */
  callsOf(...patterns: readonly string[]): readonly CallInfo[];
  /** The calls on what this call gave, or that are given it. */
  usesOf(call: CallInfo): readonly CallInfo[];
}
