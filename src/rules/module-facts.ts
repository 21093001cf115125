import type { Analysis } from './engine/interpreter/analysis.ts';
import type { ModuleModel } from './engine/module-model.ts';
import { matchesName } from './engine/names/patterns.ts';
import type { Module } from './engine/syntax/ast.ts';
import type { CallInfo, ClassModel, FunctionModel, StoreInfo, Value } from './engine/types.ts';

/** The answers to what rules ask of a file. */
export class ModuleFacts implements ModuleModel {
  readonly text: string;
  readonly ast: Module;
  calls: readonly CallInfo[] = [];
  stores: readonly StoreInfo[] = [];
  readonly #analysis: () => Analysis;
  #uses: Map<object, CallInfo[]> | null = null;

  constructor(text: string, ast: Module, analysis: () => Analysis) {
    this.text = text;
    this.ast = ast;
    this.#analysis = analysis;
  }

  get imports(): ReadonlySet<string> {
    return this.#analysis().imports;
  }
  get functions(): readonly FunctionModel[] {
    return [...this.#analysis().functions.values()];
  }
  get classes(): readonly ClassModel[] {
    return [...this.#analysis().classes.values()];
  }
  get globals(): ReadonlyMap<string, Value> {
    return this.#analysis().globals.vars;
  }

  /** Takes over what has been executed; sinks are asked before, and know no calls yet. */
  complete(): void {
    const { calls, stores } = this.#analysis();
    const inOrder = (a: { node: { start: number } }, b: { node: { start: number } }): number =>
      a.node.start - b.node.start;
    this.calls = [...calls.values()].flat().sort(inOrder);
    this.stores = [...stores.values()].flat().sort(inOrder);
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
