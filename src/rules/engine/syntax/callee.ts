import type { Expr } from './ast.ts';

/** `run` of `run` and of `x.run`: what a called expression names; empty for any other. */
export const calleeName = (func: Expr): string =>
  func.type === 'Attribute' ? func.attr : func.type === 'Name' ? func.id : '';
