import type * as ast from '../syntax/ast.ts';
import type { Env } from '../types.ts';
import { markParts } from './containment.ts';
import { copyEnv, joinEnvs, sameEnv } from './env.ts';
import { knownOfAll } from './guards.ts';
import type { Frame } from './machine.ts';

const mostRounds = 3;

/** `start` evaluates what a round begins with and gives what binds or restricts the state for the body. */
export function executeLoop(statement: ast.For | ast.While, frame: Frame, start: () => () => void): void {
  const { machine } = frame;
  let enter = frame.env;
  const breaks: Env[] = [];
  let exit = enter;
  let ending: Env | null = null;
  for (let round = 0; round < mostRounds; round++) {
    const loop: Frame['loops'][number] = { breaks: [], continues: [] };
    frame.env = copyEnv(enter);
    const begin = start();
    exit = copyEnv(frame.env);
    begin();
    frame.loops.push(loop);
    machine.execute(statement.body, frame);
    frame.loops.pop();
    breaks.push(...loop.breaks);
    const after = loop.continues.reduce(joinEnvs, frame.env);
    ending = after;
    const next = after.dead ? enter : joinEnvs(copyEnv(enter), after);
    if (sameEnv(next, enter)) break;
    enter = next;
    exit = joinEnvs(exit, after);
  }
  frame.env = exit;
  if (statement.type === 'For' && breaks.length === 0 && ending) cleanEach(statement, ending, frame);
  if (statement.type === 'For') replaceEach(statement, frame);
  if (statement.type === 'While') machine.assume(statement.test, false, frame);
  machine.execute(statement.orelse, frame);
  frame.env = breaks.reduce(joinEnvs, frame.env);
}

/** Every entry is written anew: `for key, value in d.items(): d[key] = escape(value)`. */
function replaceEach({ target, iter, body }: ast.For, frame: Frame): void {
  const call = iter.type === 'Call' ? iter.func : null;
  const owner = call?.type === 'Attribute' && call.attr === 'items' ? call.value : null;
  const [key] = target.type === 'Tuple' ? target.elts : [];
  if (owner?.type !== 'Name' || key?.type !== 'Name') return;
  const before = frame.env.vars.get(owner.id);
  for (const statement of body) {
    const [into] = statement.type === 'Assign' ? statement.targets : [];
    if (statement.type !== 'Assign' || into?.type !== 'Subscript' || !before) continue;
    const isEntry = into.value.type === 'Name' && into.value.id === owner.id;
    if (!isEntry || into.index.type !== 'Name' || into.index.id !== key.id) continue;
    const { taints } = frame.machine.analysis.values.get(statement.value) ?? before;
    frame.env.vars.set(owner.id, { ...before, taints, entries: before.entries && new Map(), open: true });
  }
}

/** What every round has checked of its element holds for all elements: `for part in (a, b): if bad(part): return`. */
function cleanEach({ target, iter }: ast.For, ending: Env, frame: Frame): void {
  const checked = target.type === 'Name' ? ending.vars.get(target.id) : undefined;
  if (!checked || ending.dead || checked.taints.length === 0) return;
  const bits = knownOfAll(checked.taints, frame);
  for (const each of iter.type === 'Tuple' || iter.type === 'List' ? iter.elts : [iter])
    markParts(each, bits, frame);
}
