import { lineage, methodOf } from '../model.ts';
import { attributeName } from '../names/known.ts';
import { neutralTypes } from '../names/neutral.ts';
import { setByClient } from '../names/sources.ts';
import type * as ast from '../syntax/ast.ts';
import type { Value } from '../types.ts';
import { isTable, itemOf } from '../values/access.ts';
import { joinAll } from '../values/join.ts';
import { cleaned, unionTaints, withTaints } from '../values/taints.ts';
import { pathMarks } from '../marks.ts';
import { textOf, unknownValue, valueOf } from '../values/value.ts';
import { lookUpPath } from './env.ts';
import { usesTornado } from './handlers.ts';
import { isSeparator } from './containment.ts';
import { cleanExpression } from './guards.ts';
import type { Frame } from './machine.ts';
import { named, sourceTaints } from './names.ts';
import { pathOf } from './paths.ts';

/** The attribute of a value, as far as its class and its names say; the frame's own state comes first. */
export function evaluateAttribute(expr: ast.Attribute, frame: Frame): Value {
  const owner = ownerOf(expr.value, frame);
  frame.latest.set(expr.value, owner);
  const path = pathOf(expr);
  const known = path === null ? undefined : lookUpPath(frame.env, path);
  if (known) return named(expr.attr, expr, known, frame);
  return named(expr.attr, expr, attributeOf(owner, expr, frame), frame);
}

/** What is known of an unbound name is its attributes' affair: it may be a module. */
function ownerOf(expr: ast.Expr, frame: Frame): Value {
  const value = frame.machine.evaluate(expr, frame);
  const [taint] = value.taints;
  const unbound = expr.type === 'Name' && taint?.label === 'field' && taint.step.at === expr;
  return unbound ? withTaints(value, []) : value;
}

function attributeOf(owner: Value, expr: ast.Attribute, frame: Frame): Value {
  const { attr } = expr;
  const { analysis } = frame.machine;
  const handler = handlerOfFragment(expr.value, frame);
  const names = handler
    ? [attributeName(handler, attr)]
    : owner.names.length === 0
      ? [`?.${attr}`]
      : owner.names.map((name) => attributeName(name, attr));
  // What was written to a file of this kind is not in its name, which Python chose.
  if (attr === 'name' && owner.names.some((name) => name.startsWith('tempfile.'))) return valueOf({ names });
  const { model } = owner;
  if (model) {
    const method = methodOf(model, attr);
    if (method) {
      const isStatic = method.decorators.some((each) => each.names.includes('staticmethod'));
      const callable = {
        node: method.node,
        model: method,
        env: null,
        self: isStatic || owner.kind === 'class' ? null : owner,
      };
      if (
        method.decorators.some(
          (each) => each.names.includes('property') || each.names.includes('functools.cached_property'),
        )
      )
        return propertyOf(callable, expr, frame);
      return valueOf({ kind: 'function', names: [`@${model.name}.${attr}`], callables: [callable] });
    }
    analysis.fieldsRead.add(`${model.name}.${attr}`);
    const fields = lineage(model).flatMap((each) => each.fields.get(attr) ?? []);
    const [annotation] = lineage(model).flatMap((each) => each.annotations.get(attr) ?? []);
    if (annotation?.names.some((name) => neutralTypes.has(name))) return { ...annotation, taints: [] };
    if (fields.length > 0) {
      const value = joinAll(fields);
      return owner.taints.length > 0 ? withTaints(value, unionTaints(value.taints, owner.taints)) : value;
    }
    const inherited = valueOf({
      names: model.baseNames.length > 0 ? model.baseNames.map((name) => attributeName(name, attr)) : names,
    });
    const sources = sourceTaints(inherited.names, expr, frame);
    const self =
      expr.value.type === 'Name' &&
      sources.length === 0 &&
      !isConstantName(attr) &&
      model.baseNames.every((name) => !isFramework(name));
    const field = self ? [analysis.taint({ label: 'field', what: undefined }, expr, `\`self.${attr}\``)] : [];
    return { ...inherited, ...annotation, taints: unionTaints(unionTaints(owner.taints, sources), field) };
  }
  if (
    /^(name|stem|suffix)$/.test(attr) &&
    owner.names.some((name) => /^pathlib\.(Pure)?(Posix|Windows)?Path$/.test(name))
  )
    return cleaned(valueOf({ names, taints: owner.taints, kind: 'str' }), pathMarks);
  const sources = sourceTaints(names, expr, frame);
  if (attr === 'value' && isMember(owner))
    return cleaned(valueOf({ names, taints: owner.taints }), analysis.rules.accepting('constant'));
  // What is stored of a thing is not what it was found by.
  if (sources.length === 0 && isFound(owner, analysis.imports)) return valueOf({ names });
  if (sources.length === 0 && isRequest(expr.value) && setByApplication.test(attr)) return valueOf({ names });
  if (isFragmentSelf(expr.value, frame) && sources.length === 0 && !isConstantName(attr))
    sources.push(analysis.taint({ label: 'field', what: undefined }, expr, `\`self.${attr}\``));
  return valueOf({
    names,
    taints: sources.length > 0 ? unionTaints(sources, owner.taints) : owner.taints,
    call: undefined,
    ...(owner.taints.length > 0 && { kind: undefined }),
  });
}

/** `self` of a method that stands by itself, cut out of its class. */
const isFragmentSelf = (owner: ast.Expr, frame: Frame): boolean =>
  owner.type === 'Name' &&
  owner.id === 'self' &&
  frame.function?.class === null &&
  frame.function.node.params[0]?.name === 'self';

/** What a program says of itself: `FOLDER`, `__name__`. */
const isConstantName = (name: string): boolean => /^([A-Z][A-Z0-9_]*|__\w+__)$/.test(name);

const findsRecord =
  /^_?(get|find|fetch|load|lookup|retrieve|select|one|first|auth\w*|login|current_user)(_|$)/;
const findsUser = /^_?((check|require|verify|get|current)_?)*(auth\w*|user|login)$/;

/** A record that a function from elsewhere has looked up: `store.get_run(number)`, `User.objects.get(name=name)`. */
const isFound = ({ call, taints }: Value, imports: ReadonlySet<string>): boolean =>
  call !== undefined &&
  taints.every(({ label }) => label !== 'network') &&
  !call.local &&
  (call.receiver
    ? call.receiver.taints.length === 0 && call.receiver.kind === undefined && findsRecord.test(call.method)
    : findsUser.test(call.method)) &&
  call.names.every(
    (name) =>
      /^\?|\.objects\.|^@/.test(name) ||
      findsUser.test(name.replace(/^@/, '')) ||
      (/^[a-z_]\w*\.\w+$/.test(name) && !imports.has(name.split('.')[0] ?? '')),
  );

/** The class of `self` of a method that stands by itself, where a server calls methods of such a name or gives such attributes. */
function handlerOfFragment(owner: ast.Expr, frame: Frame): string | null {
  if (!isFragmentSelf(owner, frame)) return null;
  const { node, name } = frame.function!;
  if (/^(do_[A-Z]+|send_head|list_directory)$/.test(name)) return 'http.server.BaseHTTPRequestHandler';
  if (name === 'handle' && frame.function!.node.params.length === 1)
    return 'socketserver.StreamRequestHandler';
  if (/^get_(context_data|queryset|success_url|template_names)$/.test(name))
    return 'django.views.generic.View';
  return node.type === 'FunctionDef' && usesTornado(node.body) ? 'tornado.web.RequestHandler' : null;
}

const isFramework = (name: string): boolean => name.includes('.');

function propertyOf(callable: Value['callables'][number], expr: ast.Attribute, frame: Frame): Value {
  const call: ast.Call = { type: 'Call', func: expr, args: [], start: expr.start, end: expr.end };
  const { machine } = frame;
  return machine.invoke(callable, emptyCall(call, frame), frame);
}

const emptyCall = (node: ast.Call, frame: Frame) => ({
  node,
  names: [],
  method: '',
  receiver: undefined,
  receiverNode: undefined,
  positional: [],
  positionalNodes: [],
  keywords: new Map<string, Value>(),
  keywordNodes: new Map<string, ast.Expr>(),
  open: false,
  rest: undefined,
  function: frame.function,
  local: true,
  result: unknownValue,
  arg: () => undefined,
  argNode: () => node,
  all: [],
});

/** A member of an enumeration, found by its value: `Status(text)`. */
const isMember = ({ call }: Value): boolean =>
  call !== undefined &&
  call.receiver === undefined &&
  call.all.length === 1 &&
  /^([A-Z][a-z0-9]+)+$/.test(call.method) &&
  call.names.every((name) => /^@?\w+$/.test(name));

/** Whether an index takes one part out of a path that was split at separators. */
function isOnePart({ call, names }: Value, { constant }: Value): boolean {
  if (names.includes('pathlib.Path.parts')) return true;
  const at = constant?.value;
  if (!call || !isSeparator(call.positional[0]) || typeof at !== 'number') return false;
  const isLimited = call.method.endsWith('partition') || call.arg(1, 'maxsplit') !== undefined;
  if (!isLimited) return /^r?split$/.test(call.method);
  return call.method.startsWith('r') ? at === -1 || at > 0 : at === 0;
}

/** What a request leads to that no one has sent: the application, its settings, who is logged in. */
const setByApplication =
  /^(registry|app|application|config|cfg|settings|db|dbsession|db_session|site|route_url)$/;
const isRequest = (owner: ast.Expr): boolean => owner.type === 'Name' && /^_?req(uest)?$/.test(owner.id);

/** What a server says of a connection, whatever the other side sends. */
const setByServer = /^(REMOTE_ADDR|REMOTE_PORT|SERVER_(NAME|PORT|PROTOCOL|SOFTWARE)|wsgi\.\w+)$/;

export function evaluateSubscript(expr: ast.Subscript, frame: Frame): Value {
  const owner = frame.machine.evaluate(expr.value, frame);
  const index = frame.machine.evaluate(expr.index, frame);
  const path = pathOf(expr);
  const known = path === null ? undefined : lookUpPath(frame.env, path);
  if (known) return known;
  if (isTable(owner)) cleanExpression(expr.index, frame.machine.analysis.rules.accepting('constant'), frame);
  const item = itemOf(owner, expr.index, index);
  const value = expr.index.type !== 'Slice' && isOnePart(owner, index) ? cleaned(item, pathMarks) : item;
  const key = textOf(index);
  // Tags and context processors of Django find the request among what its templates see.
  if (key === 'request' && expr.value.type === 'Name' && /^(template_)?context$/.test(expr.value.id))
    return { ...value, names: ['django.http.HttpRequest'] };
  if (key !== undefined && setByServer.test(key)) return withTaints(value, []);
  if (key !== undefined && setByClient.test(key) && owner.names.includes('os.environ'))
    return withTaints(value, [
      frame.machine.analysis.taint({ label: 'remote', what: undefined }, expr, `\`${key}\``),
    ]);
  return key === undefined ? value : named(key, expr, value, frame);
}
