import type { ArgumentRef, SinkHit } from '../../rule.ts';
import type { FlowRule, FlowSink } from '../rule-set.ts';
import { staysInside, staysOnHost } from '../marks.ts';
import type { Expr, Span } from '../syntax/ast.ts';
import type { CallInfo, FunctionModel, StoreInfo, Taint, Value } from '../types.ts';
import type { Frame } from './machine.ts';

export function checkCallSinks(call: CallInfo, frame: Frame): void {
  for (const entry of frame.machine.analysis.rules.callSinks.find(call.names)) {
    const { arg = 0 } = entry.sink;
    const refs = typeof arg === 'object' && !isPair(arg) ? arg : [arg];
    for (const ref of refs)
      for (const { value, node } of argumentsAt(call, ref))
        checkSink(entry, value, node, { call, function: call.function }, frame);
  }
}

const isPair = (arg: ArgumentRef | readonly ArgumentRef[]): arg is readonly [number, string] =>
  Array.isArray(arg) && arg.length === 2 && typeof arg[0] === 'number' && typeof arg[1] === 'string';

function argumentsAt(call: CallInfo, ref: ArgumentRef): readonly { value: Value; node: Expr }[] {
  if (ref === 'receiver') return call.receiver ? [{ value: call.receiver, node: call.node }] : [];
  if (ref === 'any')
    return [
      ...call.positional.map((value, i) => ({ value, node: call.positionalNodes[i] ?? call.node })),
      ...[...call.keywords].map(([key, value]) => ({ value, node: call.keywordNodes.get(key) ?? call.node })),
      ...(call.rest ? [{ value: call.rest, node: call.node }] : []),
    ];
  const where = typeof ref === 'object' ? ref : [ref];
  const value = call.arg(...where);
  return value ? [{ value, node: call.argNode(...where) }] : [];
}

export function checkStoreSinks(store: StoreInfo, frame: Frame): void {
  for (const entry of frame.machine.analysis.rules.storeSinks.find(store.names))
    checkSink(entry, store.value, store.valueNode, { store, function: store.function }, frame);
}

export function checkReturn(fn: FunctionModel, value: Value, node: Expr, frame: Frame): void {
  for (const entry of frame.machine.analysis.rules.returnSinks)
    if (entry.sink.returns?.(fn)) checkSink(entry, value, node, { function: fn }, frame);
}

/** What in a value is untrusted for a rule, in this state. */
function untrusted(value: Value, of: FlowRule, sink: FlowSink['sink'], frame: Frame): readonly Taint[] {
  return value.taints.filter(({ label, clean, source }) => {
    if (!(sink.labels ? sink.labels.includes(label) : of.labels.has(label))) return false;
    const bits = clean | (frame.env.guarded.get(source) ?? 0n);
    if ((of.contained && staysInside(bits)) || (of.onHost && staysOnHost(bits))) return false;
    return (bits & of.bit) === 0n;
  });
}

function checkSink(
  { of, sink }: FlowSink,
  value: Value,
  node: Span,
  at: { call?: CallInfo; store?: StoreInfo; function: FunctionModel | null },
  frame: Frame,
): void {
  if (value.taints.length === 0 || frame.env.dead) return;
  const taints = untrusted(value, of, sink, frame);
  if (taints.length === 0) return;
  const { analysis } = frame.machine;
  const hit: SinkHit = {
    value,
    taints,
    call: at.call,
    store: at.store,
    function: at.function,
    isTainted: (piece) => untrusted(piece, of, sink, frame).length > 0,
    context: analysis.contextOf(of.rule),
  };
  if (sink.when && !sink.when(hit)) return;
  const [first] = taints.toSorted((a, b) => rank(a) - rank(b));
  if (first) analysis.hits.push({ of, taint: first, at: node, hit });
}

const order = ['remote', 'local', 'parameter', 'database', 'file', 'environment', 'field'];
const rank = ({ label }: Taint): number => {
  const at = order.indexOf(label);
  return at < 0 ? 2.5 : at;
};
