import type { Analysis } from './analysis.ts';
import { copyEnv } from './env.ts';
import { isNeutralType, runEntry } from './functions.ts';
import type { Frame } from './machine.ts';
import { isNumber } from './operators.ts';
import { routeOf } from './routes.ts';
import type * as ast from '../syntax/ast.ts';
import type { ClassModel, Env, FunctionModel, Taint, Value } from '../types.ts';
import { constantOf, valueOf } from '../values/value.ts';

/** Runs everything that others may call: views, and functions that nothing in the file calls. Constructors come first. */
export function runEntries(frame: Frame): void {
  const { analysis } = frame.machine;
  const all = [...analysis.functions.values()].filter(
    ({ node, parent }) => node.type === 'FunctionDef' && parent === null,
  );
  for (const fn of analysis.functions.values()) fn.route = routeOf(fn, analysis.imports);
  const constructors = all.filter(({ name, class: owner }) => owner && name === '__init__');
  const rest = all.filter((fn) => !constructors.includes(fn));
  for (const fn of [...constructors, ...rest]) if (!fn.called || fn.route) enter(fn, null, frame);
  // Functions inside of those that were called: what they give back is called from elsewhere.
  for (const fn of analysis.functions.values()) {
    if (fn.parent === null || fn.node.type !== 'FunctionDef' || fn.parent.node.type !== 'FunctionDef')
      continue;
    const end = analysis.endOf(fn.parent.node);
    if (end && !analysis.invoked.has(fn.node) && !analysis.entered.has(fn.node))
      enter(fn, copyEnv(end), frame);
  }
  // What is called in a circle alone, or in ways that were not understood.
  for (const fn of [...constructors, ...rest])
    if (!analysis.entered.has(fn.node) && !analysis.invoked.has(fn.node)) enter(fn, null, frame);
}

function enter(fn: FunctionModel, env: Env | null, frame: Frame): void {
  const { analysis } = frame.machine;
  if (fn.parent === null && analysis.entered.has(fn.node)) return;
  analysis.entered.add(fn.node);
  const isStatic = fn.decorators.some(({ names }) => names.includes('staticmethod'));
  const self =
    isStatic || fn.node.params.length === 0 ? null : fn.class ? selfOf(fn.class, fn) : looseSelf(fn);
  runEntry({ node: fn.node, model: fn, env, self }, frame, (parameter, type) =>
    parameterValue(fn, parameter, type, analysis),
  );
  const end = analysis.endOf(fn.node);
  if (!end) return;
  // Functions inside that were not called there are called from elsewhere: views of an application factory, callbacks.
  for (const inner of analysis.functions.values())
    if (inner.parent === fn && inner.node.type === 'FunctionDef') {
      inner.route = routeOf(inner, analysis.imports);
      if (!analysis.invoked.has(inner.node) || inner.route) enter(inner, copyEnv(end), frame);
    }
}

const selfOf = (owner: ClassModel, fn: FunctionModel): Value => {
  const isClass = fn.decorators.some(({ names }) => names.includes('classmethod'));
  return valueOf({ model: owner, names: owner.baseNames, ...(isClass && { kind: 'class' as const }) });
};

/** A method that was cut out of its class, where its name says what that was. */
const looseSelf = ({ name, node }: FunctionModel): Value | null =>
  /^do_(GET|POST|PUT|DELETE|HEAD|PATCH)$/.test(name) && node.params[0]?.name === 'self'
    ? valueOf({ names: ['http.server.BaseHTTPRequestHandler'] })
    : null;

/** Parameters that frameworks and libraries hand over, by the conventions of their names. */
const infrastructure =
  /^(self|cls|logger|log|app|db|conn|connection|cursor|cur|session|engine|client|loop|ctx|context|_+|event_loop|executor|parser|tmp_path|monkeypatch)$/;

function parameterValue(
  fn: FunctionModel,
  parameter: ast.Parameter,
  type: Partial<Value>,
  analysis: Analysis,
): Value {
  const value = valueOf(type);
  const { name } = parameter;
  // Django switches it off for templates that ask for it.
  if (name === 'autoescape' && parameter.default) return constantOf(true);
  const what = `parameter \`${name}\``;
  const remote = (): Value => ({
    ...value,
    ...wholly(analysis.taint({ label: 'remote', what: undefined }, parameter, what)),
  });
  const own = analysis.rules.nameSources
    .filter((each) => each.name.test(name))
    .map(({ source }) => analysis.taint(source, parameter, what));
  const withOwn = (each: Value): Value =>
    own.length === 0 || isNeutralType(type) ? each : { ...each, taints: [...each.taints, ...own] };
  if (isRequest(fn, name, type)) {
    const names = name === 'REQUEST' ? ['zope.REQUEST'] : requestNames(fn, type, analysis);
    // Cut out of its file, it may be a request of anything.
    if (analysis.imports.size > 0 || type.names !== undefined || fn.route) return valueOf({ names });
    return valueOf({
      names,
      taints: [analysis.taint({ label: 'parameter', what: undefined }, parameter, what)],
    });
  }
  if (isNeutralType(type) || isNumber(value)) {
    // Python does not hold callers to an annotation; frameworks do.
    const isHeld = fn.route !== null || !analysis.options.untrustedParameters;
    if (isHeld || value.kind === 'bool' || !isNumber(value)) return value;
    return { ...value, ...wholly(analysis.taint({ label: 'number', what: undefined }, parameter, what)) };
  }
  if (name === 'self' || name === 'cls' || isChoice(parameter)) return withOwn(value);
  // A widget of Django is given the name of its field; `value` is what somebody has filled in.
  if (fn.name === 'render' && name !== 'value' && isWidget(fn)) return withOwn(value);
  // Handlers of telegram's bots.
  if (name === 'context' && fn.node.params.some((each) => each.name === 'update'))
    return withOwn({ ...value, names: ['telegram.ext.CallbackContext'] });
  if (fn.route) {
    const { framework, path } = fn.route;
    if (isInjected(parameter) || isErrorHandler(fn)) return value;
    if (framework === 'fastapi')
      return withOwn(type.names?.some((each) => each.startsWith('fastapi.')) ? value : remote());
    const converter = new RegExp(`<(\\w+)(?:\\([^)]*\\))?:${name}>`).exec(path ?? '')?.[1];
    if (converter && /^(int|float|uuid)$/.test(converter)) return value;
    if (framework !== 'django' || name !== 'request') return withOwn(remote());
  }
  if (!analysis.options.untrustedParameters || infrastructure.test(name)) return withOwn(value);
  if (fn.name === '__exit__' || fn.name === '__eq__' || fn.name === 'main') return withOwn(value);
  return withOwn({
    ...value,
    ...wholly(analysis.taint({ label: 'parameter', what: undefined }, parameter, what)),
  });
}

/** One of an enumeration: `indent: Indent = Indent.TWO_SPACES`. */
const isChoice = ({ annotation, default: given }: ast.Parameter): boolean =>
  annotation?.type === 'Name' &&
  given?.type === 'Attribute' &&
  /^[A-Z][A-Z0-9_]*$/.test(given.attr) &&
  given.value.type === 'Name' &&
  given.value.id === annotation.id;

const isWidget = ({ node }: FunctionModel): boolean =>
  node.params
    .slice(0, 3)
    .map(({ name }) => name)
    .join() === 'self,name,value';

const wholly = (taint: Taint): Pick<Value, 'taints' | 'origin'> => ({
  taints: [taint],
  origin: taint.source,
});

/** It is given an exception. */
const isErrorHandler = ({ decorators }: FunctionModel): boolean =>
  decorators.some(({ names }) => names.some((name) => /[._](error_?handler|exception_handler)$/.test(name)));

const isInjected = ({ default: value, annotation }: ast.Parameter): boolean =>
  [value, annotation].some((expr) => expr && /Depends|Security/.test(calleeText(expr)));
const calleeText = (expr: ast.Expr): string =>
  expr.type === 'Call' && expr.func.type === 'Name'
    ? expr.func.id
    : expr.type === 'Subscript' && expr.index.type === 'Tuple'
      ? expr.index.elts.map(calleeText).join()
      : '';

const isRequest = (fn: FunctionModel, name: string, type: Partial<Value>): boolean =>
  (name === 'request' || name === 'REQUEST' || name === 'req' || name === 'websocket' || name === 'ws') &&
  (fn.route !== null ||
    (type.names ?? []).some((each) => /Request|WebSocket/.test(each)) ||
    (type.names === undefined && (name === 'request' || name === 'REQUEST')));

function requestNames(fn: FunctionModel, type: Partial<Value>, analysis: Analysis): string[] {
  // A class that the file does not say where it comes from, or that the project has for itself.
  const isOwn = type.names?.every((name) => /^(\.[\w.]*\.)?\w*Request$/.test(name));
  if (type.names && type.names.length > 0 && !isOwn) return [...type.names];
  const { imports } = analysis;
  if (fn.route?.framework === 'fastapi') return ['starlette.requests.Request'];
  if (fn.route?.framework === 'aiohttp' || imports.has('aiohttp')) return ['aiohttp.web.Request'];
  if (fn.route?.framework === 'sanic' || imports.has('sanic')) return ['sanic.request.Request'];
  if (imports.has('starlette')) return ['starlette.requests.Request'];
  if (imports.has('falcon')) return ['falcon.Request'];
  if (imports.has('pyramid')) return ['pyramid.request.Request'];
  if (imports.has('flask')) return ['flask.Request'];
  return isOwn
    ? ['django.http.HttpRequest', 'aiohttp.web.Request', 'starlette.requests.Request', 'flask.Request']
    : ['django.http.HttpRequest'];
}
