import { matchesName } from '../names/patterns.ts';
import { refuserName, validatorName } from '../names/neutral.ts';
import { calleeName } from '../syntax/callee.ts';
import type * as ast from '../syntax/ast.ts';
import type { CallInfo, Env, Value } from '../types.ts';
import { truthy } from '../values/access.ts';
import { textOf } from '../values/value.ts';
import { copyEnv, joinEnvs } from './env.ts';
import { assumeAddress, matchedAddress } from './addresses.ts';
import { assumeComparison, cleanAllOf, cleanMembers, heldBy, verifiedBy } from './compared.ts';
import { refineByFlag } from './flags.ts';
import { assumeInside, contain, markParts, refusedParts } from './containment.ts';
import { applyGuards, checked, cleanExpression, knownOfAll } from './guards.ts';
import type { Frame } from './machine.ts';
import { isRestrictive, leadsUp } from '../values/restrictive.ts';

/** Restricts the frame's state to those in which `expr` has this outcome. Expects that `expr` has just been evaluated. */
export function assume(expr: ast.Expr, outcome: boolean, frame: Frame): void {
  // A variable may hold a condition on itself: `ok = ok and check(x)`.
  if (frame.env.dead || frame.assuming.has(expr)) return;
  frame.assuming.add(expr);
  assumeKind(expr, outcome, frame);
  frame.assuming.delete(expr);
}

function assumeKind(expr: ast.Expr, outcome: boolean, frame: Frame): void {
  const { machine } = frame;
  if (expr.type === 'UnaryOp') {
    if (expr.op === 'not') machine.assume(expr.operand, !outcome, frame);
  } else if (expr.type === 'BoolOp') assumeBoth(expr, outcome, frame);
  else if (expr.type === 'Compare') assumeComparison(expr, outcome, frame);
  // `set(x) - allowed`: when nothing is left, all of it is allowed.
  else if (expr.type === 'BinOp' && expr.op === '-' && !outcome)
    cleanMembers(expr.left, heldBy(expr.right, frame), frame);
  else if (expr.type === 'Call') {
    const call = machine.analysis.calls.get(expr)?.at(-1);
    if (call) assumeCall(call, outcome, frame);
  } else if (expr.type === 'Await' || expr.type === 'NamedExpr') machine.assume(expr.value, outcome, frame);
  else if (expr.type === 'Constant' || expr.type === 'Name' || expr.type === 'Attribute')
    assumeValue(expr, outcome, frame);
}

function assumeBoth(expr: ast.BoolOp, outcome: boolean, frame: Frame): void {
  const { machine } = frame;
  if ((expr.op === 'and') === outcome) {
    machine.assume(expr.left, outcome, frame);
    machine.assume(expr.right, outcome, frame);
    return;
  }
  const before = frame.env;
  frame.env = copyEnv(before);
  machine.assume(expr.left, outcome, frame);
  const first = frame.env;
  frame.env = copyEnv(before);
  machine.assume(expr.left, !outcome, frame);
  machine.assume(expr.right, outcome, frame);
  frame.env = joinEnvs(first, frame.env);
}

/** A variable that holds a condition, a match, or a constant. */
/** What an object holds that says whether texts are escaped for a page. */
const escapeSwitch = /^_?(auto_?escape|escape_?(html|values?|texts?|output|labels?|contents?))$/;

function assumeValue(expr: ast.Expr, outcome: boolean, frame: Frame): void {
  // `if self.escape_values:`: where it does not escape, the program was told not to.
  if (expr.type === 'Attribute' && escapeSwitch.test(expr.attr) && !outcome) {
    frame.env.dead = true;
    return;
  }
  const value = heldBy(expr, frame);
  if (!value) return;
  if (expr.type === 'Name') frame.env = refineByFlag(expr.id, outcome, frame.env);
  if (value.constant !== undefined) {
    if (truthy(value.constant.value) !== outcome) frame.env.dead = true;
    return;
  }
  // Empty or nothing, it can do no harm.
  if (!outcome) cleanExpression(expr, frame.machine.analysis.rules.accepting('constant'), frame);
  if (value.test && value.test.expr !== expr) frame.machine.assume(value.test.expr, outcome, frame);
  else if (value.call) assumeCall(value.call, outcome, frame);
}

function assumeCall(call: CallInfo, outcome: boolean, frame: Frame): void {
  const { analysis } = frame.machine;
  const { rules } = analysis;
  const local = frame.outcomes.get(call.node);
  if (local) {
    applyOutcome(local.outcome.params, outcome ? local.outcome.whenTrue : local.outcome.whenFalse, frame);
    return;
  }
  applyGuards(call, outcome, frame);
  const [first] = call.positionalNodes;
  const clean = (node: ast.Expr | undefined, kind: Parameters<typeof rules.accepting>[0]): void => {
    if (node) cleanExpression(node, rules.accepting(kind), frame);
  };
  if (call.names.includes('bool') && first) frame.machine.assume(first, outcome, frame);
  if (call.names.includes('all') || call.names.includes('any')) {
    if ((call.method === 'all') === outcome && first?.type === 'Comprehension')
      assumeEach(first, outcome, frame);
    return;
  }
  if (outcome) {
    if (
      call.names.includes('isinstance') &&
      /^\(?(int|float|bool|uuid\.UUID|UUID|[A-Z_]*Enum)/.test(typesText(call, frame))
    )
      clean(first, 'constant');
    if (/^is(digit|alnum|alpha|decimal|numeric|identifier)$/.test(call.method)) {
      clean(call.receiverNode, 'characters');
      clean(withoutHarmless(call.receiverNode), 'characters');
    }
    const expression = matchOf(call);
    if (expression && isRestrictive(expression.pattern, expression.how)) {
      clean(expression.subject, 'pattern');
      if (!leadsUp(expression.pattern)) clean(expression.subject, 'part-pattern');
    }
    if (expression) matchedAddress(expression.pattern, expression.how, expression.subject, frame);
    if (!expression && isPatternElsewhere(call)) clean(first, 'validator');
    if (matchesName(call.names, 'hmac.compare_digest', 'secrets.compare_digest')) {
      for (const node of call.positionalNodes) {
        clean(node, 'constant');
        verifiedBy(analysis.values.get(node), frame);
      }
    }
  }
  assumeInside(call, outcome, frame);
  assumeAddress(call, outcome, frame);
  const { method } = call;
  if (outcome && method === 'issubset') cleanMembers(call.receiverNode, call.positional[0], frame);
  if (outcome && method === 'issuperset' && first && call.receiver) cleanAllOf(first, call.receiver, frame);
  if (outcome ? validatorName.test(method) : refuserName.test(method))
    for (const node of [...call.positionalNodes, ...call.keywordNodes.values()]) {
      clean(node, 'validator');
      if (outcome && isInside.test(method)) contain(node, frame);
    }
}

/** `is_within(os.path.realpath(path), folder)` */
const isInside =
  /(^|_)(in|within|inside|under|below|relative|sub_?(path|dir)|child|descendant|contained)(_|$)/i;

/** `x` of `x.replace("_", "")`: what is taken out can do no harm either. */
function withoutHarmless(node: ast.Expr | undefined): ast.Expr | undefined {
  if (node?.type !== 'Call' || node.func.type !== 'Attribute' || node.func.attr !== 'replace')
    return undefined;
  const [text, by] = node.args.map(({ value }) => value);
  const isHarmless =
    text?.type === 'Str' && /^[-_.: ]$/.test(text.value) && by?.type === 'Str' && by.value === '';
  return isHarmless ? (withoutHarmless(node.func.value) ?? node.func.value) : undefined;
}

const typesText = (call: CallInfo, frame: Frame): string => {
  const types = call.positionalNodes[1];
  return types ? frame.machine.analysis.text.slice(types.start, types.end) : '';
};

/** `NAME_RE.match(x)`, of a pattern that stands in another file. */
const isPatternElsewhere = ({ method, receiverNode, receiver, positional }: CallInfo): boolean =>
  /^(match|fullmatch)$/.test(method) &&
  positional.length === 1 &&
  receiver?.call === undefined &&
  receiverNode !== undefined &&
  /(^|_)(re|regex|regexp|pattern|rx)$/i.test(calleeName(receiverNode));

/** A regular expression's use: `re.fullmatch(pattern, x)`, `compiled.match(x)`. */
function matchOf(call: CallInfo): { pattern: string; how: string; subject: ast.Expr | undefined } | null {
  if (matchesName(call.names, 're.{match,fullmatch,search}', 'regex.{match,fullmatch,search}')) {
    const pattern = textOf(call.arg(0, 'pattern'));
    return pattern === undefined ? null : { pattern, how: call.method, subject: call.positionalNodes[1] };
  }
  if (/^(match|fullmatch|search)$/.test(call.method) && call.receiver) {
    const pattern = textOf(call.receiver.call?.arg(0, 'pattern'));
    return pattern === undefined ? null : { pattern, how: call.method, subject: call.positionalNodes[0] };
  }
  return null;
}

/** `all(c in allowed for c in x)`, and `any(c not in allowed for c in x)` that is false. */
function assumeEach(comprehension: ast.Comprehension, outcome: boolean, frame: Frame): void {
  const [clause] = comprehension.clauses;
  if (!clause || comprehension.clauses.length > 1) return;
  if (!outcome) markParts(clause.iter, refusedParts(comprehension.value, frame), frame);
  if (!allows(comprehension.value, outcome)) return;
  cleanExpression(clause.iter, frame.machine.analysis.rules.accepting('characters'), frame);
}

/** Whether a condition on one character is an allow-list. */
function allows(expr: ast.Expr, outcome: boolean): boolean {
  if (expr.type === 'UnaryOp' && expr.op === 'not') return allows(expr.operand, !outcome);
  if (expr.type === 'BoolOp') {
    const parts = [allows(expr.left, outcome), allows(expr.right, outcome)];
    return (expr.op === 'or') === outcome ? parts.every(Boolean) : parts.some(Boolean);
  }
  if (expr.type === 'Compare')
    return expr.ops.every((op) => (outcome ? op === 'in' || op === '==' : op === 'not in' || op === '!='));
  if (expr.type === 'Call' && expr.func.type === 'Attribute')
    return outcome && /^is(digit|alnum|alpha|decimal|numeric)$/.test(expr.func.attr);
  return false;
}

export function applyOutcome(
  params: readonly { readonly name: string; readonly arg: ast.Expr }[],
  state: Env,
  frame: Frame,
): void {
  if (state.dead) {
    frame.env.dead = true;
    return;
  }
  for (const { name, arg } of params) {
    const after = state.vars.get(name);
    const subject = checked(arg);
    if (!after || after.taints.length === 0) continue;
    // Only what became harmless is carried back: the caller's own value stays as it is.
    const bits = knownOfAll(after.taints, frame);
    if (bits !== 0n) cleanExpression(subject, bits, frame);
    fill(subject, after, frame);
  }
  if (state.guarded.size > 0) {
    const guarded = new Map(frame.env.guarded);
    for (const [source, bits] of state.guarded) guarded.set(source, (guarded.get(source) ?? 0n) | bits);
    frame.env.guarded = guarded;
  }
}

/** A container that was given away has come back with more in it. */
function fill(subject: ast.Expr, after: Value, frame: Frame): void {
  const before = subject.type === 'Name' ? frame.env.vars.get(subject.id) : undefined;
  if (
    subject.type !== 'Name' ||
    !before ||
    (after.kind !== 'list' && after.kind !== 'dict' && after.kind !== 'set')
  )
    return;
  if (after.taints.some(({ source }) => before.taints.every((known) => known.source !== source)))
    frame.env.vars.set(subject.id, after);
}
