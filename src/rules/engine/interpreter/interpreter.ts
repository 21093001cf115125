import type { Module } from '../syntax/ast.ts';
import type { Analysis } from './analysis.ts';
import { assign } from './assign.ts';
import { assume } from './assume.ts';
import { cleanExpression } from './guards.ts';
import { collect } from './collect.ts';
import { runEntries } from './entries.ts';
import { evaluate } from './evaluate.ts';
import { execute } from './execute.ts';
import { invoke } from './functions.ts';
import { type Machine, newFrame } from './machine.ts';

/** Executes a module abstractly: its own code, then all that others may call. Hits and logs gather in `analysis`. */
export function interpret(module: Module, analysis: Analysis): void {
  const machine: Machine = {
    analysis,
    evaluate,
    execute,
    assume: (expr, outcome, frame) => assume(expr, outcome, frame),
    assumeEqual: (expr, frame) => cleanExpression(expr, analysis.rules.accepting('constant'), frame),
    assign,
    invoke,
  };
  collect(module, analysis);
  for (let pass = 0; pass < 2; pass++) {
    analysis.begin(pass);
    const frame = newFrame(machine, { function: null, env: analysis.globals });
    execute(module.body, frame);
    analysis.globals = frame.env;
    frame.env.dead = false;
    runEntries(frame);
    if (!analysis.stale) return;
  }
}
