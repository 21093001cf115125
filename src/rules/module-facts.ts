import type { Analysis } from './engine/interpreter/analysis.ts';
import type { ModuleModel } from './engine/module-model.ts';
import { matchesName } from './engine/names/patterns.ts';
import type { Module } from './engine/syntax/ast.ts';
import type { CallInfo, ClassModel, FunctionModel, StoreInfo, Value } from './engine/types.ts';

/** The answers to what rules ask of a file; complete once the analysis is. */
export class ModuleFacts implements ModuleModel {
  readonly text: string;
  readonly ast: Module;
  imports: ReadonlySet<string> = new Set();
  functions: readonly FunctionModel[] = [];
  classes: readonly ClassModel[] = [];
  calls: readonly CallInfo[] = [];
  stores: readonly StoreInfo[] = [];
  globals: ReadonlyMap<string, Value> = new Map();
  #uses: Map<object, CallInfo[]> | null = null;

  constructor(text: string, ast: Module) {
    this.text = text;
    this.ast = ast;
  }

  learn(analysis: Analysis): void {
    this.imports = analysis.imports;
    this.functions = [...analysis.functions.values()];
    this.classes = [...analysis.classes.values()];
    const inOrder = (a: { node: { start: number } }, b: { node: { start: number } }): number =>
      a.node.start - b.node.start;
    this.calls = [...analysis.calls.values()].flat().sort(inOrder);
    this.stores = [...analysis.stores.values()].flat().sort(inOrder);
    this.globals = analysis.globals.vars;
  }

  callsOf(...patterns: readonly string[]): readonly CallInfo[] {
    return this.calls.filter(({ names }) => matchesName(names, ...patterns));
  }

  usesOf(call: CallInfo): readonly CallInfo[] {
    if (!this.#uses) {
      this.#uses = new Map();
      for (const use of this.calls)
        for (const value of [use.receiver, ...use.all]) {
          const origin = value?.call?.node;
          if (!origin) continue;
          const known = this.#uses.get(origin) ?? [];
          if (!known.includes(use)) known.push(use);
          this.#uses.set(origin, known);
        }
    }
    return this.#uses.get(call.node) ?? [];
  }
}
