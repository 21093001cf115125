import { methodOf } from '../model.ts';
import { resultName } from '../names/known.ts';
import { conversions, neutralCalls, neverReturns } from '../names/neutral.ts';
import { matchesName, PatternTable } from '../names/patterns.ts';
import { setByClient } from '../names/sources.ts';
import type * as ast from '../syntax/ast.ts';
import { calleeName } from '../syntax/callee.ts';
import type { CallInfo, Value } from '../types.ts';
import { elementOf } from '../values/access.ts';
import { joinAll } from '../values/join.ts';
import { cleaned, stepped, taintsOf, unionTaints, withTaints } from '../values/taints.ts';
import { textOf, valueOf } from '../values/value.ts';
import { makeCall } from './call-info.ts';
import { assumeReturned } from './containment.ts';
import { filterAsGenerator } from './filtered.ts';
import { applyGuards, cleanExpression } from './guards.ts';
import { libraryResult } from './library.ts';
import type { Frame } from './machine.ts';
import { checkCallSinks } from './sinks.ts';

const tableOf = (patterns: readonly string[]): PatternTable<true> => {
  const table = new PatternTable<true>();
  for (const pattern of patterns) table.add(pattern, true);
  return table;
};
const neutral = tableOf(neutralCalls);
const never = tableOf(neverReturns);
const converting = tableOf(conversions);

/** Executes a call: what it gives, what it does to the state, which sinks it is. */
export function evaluateCall(node: ast.Call, frame: Frame): Value {
  const callee = frame.machine.evaluate(node.func, frame);
  const filtering = callee.names.includes('filter') ? filterAsGenerator(node) : null;
  if (filtering) return frame.machine.evaluate(filtering, frame);
  const call = collect(node, callee, frame);
  const { analysis } = frame.machine;
  if (!call.local) {
    checkCallSinks(call, frame);
    const later = handedOver(call);
    if (later) checkCallSinks(later, frame);
  }
  const result = stepThrough(resultOf(call, callee, frame), call, frame);
  call.result = result.call ? result : { ...result, call };
  analysis.logCall(call);
  if (!call.local) {
    applyGuards(call, 'returns', frame);
    assumeReturned(call, frame);
    if (converting.matches(call.names)) {
      const [first] = call.positionalNodes;
      if (first) cleanExpression(first, analysis.rules.accepting('conversion'), frame);
    }
    // Only times have such methods.
    if (/^(strftime|isoformat|timetuple|toordinal)$/.test(call.method) && call.receiverNode)
      cleanExpression(call.receiverNode, analysis.rules.accepting('conversion'), frame);
    const [, address] = call.positionalNodes;
    if (call.method === 'inet_pton' && address)
      cleanExpression(address, analysis.rules.accepting('conversion'), frame);
    if (never.matches(call.names)) frame.env.dead = true;
  }
  return call.result;
}

const startsLater =
  /^(run_in_executor|run_in_threadpool|to_thread|run_sync|call_soon|call_later|submit|apply_async|deferToThread)$/;

/** These call it with one element after the other. */
const forEach = /^(map|imap|imap_unordered)$/;

/** The call that something else makes: `asyncio.to_thread(os.remove, path)`, `Thread(target=os.remove, args=(path,))`, `map(os.remove, paths)`. */
function handedOver(call: CallInfo): CallInfo | null {
  const { positional, positionalNodes, keywords, keywordNodes } = call;
  const target = keywords.get('target');
  const ofEach = forEach.test(call.method);
  const at = ofEach ? 0 : startsLater.test(call.method) ? positional.findIndex(isFunctionName) : -1;
  const callee = target ?? positional[at];
  if (!callee || callee.callables.length > 0 || !isFunctionName(callee)) return null;
  const list = target ? keywords.get('args') : undefined;
  const rest = positional.slice(at + 1);
  const given = target ? (list?.items ?? []) : ofEach ? rest.map(elementOf) : rest;
  const place = keywordNodes.get('args');
  const nodes = target ? given.map(() => place ?? call.node) : positionalNodes.slice(at + 1);
  const method = callee.names[0]!.replace(/^.*\./, '');
  return makeCall({
    ...call,
    names: callee.names,
    method,
    receiver: undefined,
    receiverNode: undefined,
    positional: given,
    positionalNodes: nodes,
    keywords: new Map(),
    keywordNodes: new Map(),
    local: false,
  });
}

const isFunctionName = ({ names, kind, constant }: Value): boolean =>
  constant === undefined &&
  (kind === undefined || kind === 'function') &&
  names.length === 1 &&
  /\.[A-Za-z_]\w*$/.test(names[0]!);

function collect(node: ast.Call, callee: Value, frame: Frame): CallInfo & { result: Value } {
  const { machine } = frame;
  const positional: Value[] = [];
  const positionalNodes: ast.Expr[] = [];
  const keywords = new Map<string, Value>();
  const keywordNodes = new Map<string, ast.Expr>();
  const rest: Value[] = [];
  let open = false;
  for (const argument of node.args) {
    const value = machine.evaluate(argument.value, frame);
    if (argument.star === '*') {
      if (value.items && !value.open)
        for (const item of value.items) {
          positional.push(item);
          positionalNodes.push(argument.value);
        }
      else {
        open = true;
        rest.push(elementOf(value));
      }
    } else if (argument.star === '**') {
      for (const [key, item] of value.entries ?? [])
        if (typeof key === 'string') {
          keywords.set(key, item);
          keywordNodes.set(key, argument.value);
        }
      if (!value.entries || value.open) {
        open = true;
        rest.push(valueOf({ taints: value.taints }));
      }
    } else if (argument.name !== null) {
      keywords.set(argument.name, value);
      keywordNodes.set(argument.name, argument.value);
    } else {
      positional.push(value);
      positionalNodes.push(argument.value);
    }
  }
  const receiverNode = node.func.type === 'Attribute' ? node.func.value : undefined;
  const method = calledName(node.func);
  const local = callee.callables.length > 0 || (callee.kind === 'class' && callee.model !== undefined);
  return makeCall({
    node,
    names: callee.names.length > 0 ? callee.names : [receiverNode ? `?.${method}` : `@${method}`],
    method,
    receiver: receiverNode && frame.latest.get(receiverNode),
    receiverNode,
    positional,
    positionalNodes,
    keywords,
    keywordNodes,
    open,
    rest: rest.length > 0 ? joinAll(rest) : undefined,
    function: frame.function,
    local,
  });
}

/** `run` of `run(...)`, `x.run(...)` and `table["cmd.run"](...)`. */
function calledName(func: ast.Expr): string {
  return func.type === 'Subscript' && func.index.type === 'Str'
    ? (func.index.value.split('.').at(-1) ?? '')
    : calleeName(func);
}

function resultOf(call: CallInfo, callee: Value, frame: Frame): Value {
  const { machine } = frame;
  const { analysis } = machine;
  if (callee.callables.length > 0) {
    const results = callee.callables.map((callable) => machine.invoke(callable, call, frame));
    let result = joinAll(results);
    // `esc = conditional_escape if autoescape else (lambda text: text)`: where it does not escape, nobody asked for it.
    if (callee.callables.every(({ node }) => node.type === 'Lambda'))
      for (const { bit, when } of analysis.rules.sanitizers.find(callee.names))
        if (!when) result = cleaned(result, bit);
    return result;
  }
  if (callee.kind === 'class' && callee.model) {
    const instance = valueOf({
      model: callee.model,
      names: callee.model.baseNames,
      taints: taintsOf(call.all),
    });
    // A member of an enumeration, or an error.
    if (callee.model.baseNames.some((name) => /(^|[.@])(\w*Enum|\w*Flag)$/.test(name)))
      return { ...instance, taints: [] };
    const init = methodOf(callee.model, '__init__');
    if (init) {
      machine.invoke(
        { node: init.node, model: init, env: null, self: { ...instance, taints: [] } },
        call,
        frame,
      );
      return { ...instance, taints: [] };
    }
    return instance;
  }
  const special = libraryResult(call, frame);
  let result = special ?? defaultResult(call, callee);
  const sources = [...analysis.rules.callSources.find(call.names)];
  if (isTyped(call)) sources.push({ label: 'local', what: undefined });
  if (
    matchesName(call.names, 'os.{environ.get,getenv}') &&
    setByClient.test(textOf(call.positional[0]) ?? '')
  )
    sources.push({ label: 'remote', what: undefined });
  if (sources.length > 0) {
    const taints = sources.map((source) =>
      analysis.taint(source, call.node, `\`${shortText(call.node, frame)}\``),
    );
    result = { ...result, taints: unionTaints(taints, result.taints), origin: taints[0]?.source };
  }
  runCallbacks(call, frame);
  if (result.taints.length > 0) {
    for (const { bit, when } of analysis.rules.sanitizers.find(call.names))
      if (!when || when(call)) result = cleaned(result, bit);
    for (const { bit, when } of analysis.rules.sanitizers.find(appliedToAll(call)))
      if (!when) result = cleaned(result, bit);
    if (givesChecked(call)) result = cleaned(result, analysis.rules.accepting('validator'));
  }
  return result;
}

/** What somebody has typed into a field of a window: `self.name_entry.get()`, `ui.nameEdit.text()` of Tk and Qt. */
const isTyped = ({ method, all, open, receiverNode }: CallInfo): boolean =>
  /^(get|text|currentText|toPlainText|GetValue|GetStringSelection)$/.test(method) &&
  all.length === 0 &&
  !open &&
  receiverNode !== undefined &&
  (method.length > 4 ||
    /(entry|var|info|input|txt|text|box|field|edit|combo)\d*$|^(entry|var|txt|ent|edit)_/i.test(
      calleeName(receiverNode),
    ));

/** The function of `map(shlex.quote, words)`. */
const appliedToAll = ({ names, positional }: CallInfo): readonly string[] =>
  (names.includes('map') && positional[0]?.names) || [];

/** A function from elsewhere that gives back what it has checked: `name = validate_name(name)`. */
const givesChecked = ({ method, names }: CallInfo): boolean =>
  /^_*(validated?|check(ed)?|ensure|sanitized?|verify|require)_[a-z]/.test(method) &&
  names.every((name) => /^[?@]|^\w+$/.test(name));

const shortText = ({ start, end }: ast.Span, frame: Frame): string => {
  const text = frame.machine.analysis.text.slice(start, end).replace(/\s+/g, ' ');
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
};

/** A function that nothing binds makes nothing worse of what it is given: of something escaped, something escaped. */
const asGiven = (callee: Value, { all, receiver, method }: CallInfo): Value =>
  (all.length === 0 && receiver === undefined && callee.call?.method !== 'getattr') || givesOwn.test(method)
    ? callee
    : withoutField(callee);

/**
 * Methods that give what an object stands for (`self.page.resolve(context)` of a template's node), and those of texts and
 * collections: what they give is of the same.
 */
const givesOwn =
  /^(resolve|eval|evaluate|get_?value|value|read\w*|[lr]?strip|lower|upper|title|capitalize|casefold|swapcase|replace|translate|encode|decode|expandtabs|center|[lr]just|zfill|removeprefix|removesuffix|r?split|splitlines|r?partition|join|values|items|copy|pop|popitem|groups?)$/i;

/** What a method of an object gives is not what the object is. */
const withoutField = (value: Value): Value =>
  value.taints.some(({ label }) => label === 'field')
    ? withTaints(
        value,
        value.taints.filter(({ label }) => label !== 'field'),
      )
    : value;

function defaultResult(call: CallInfo, callee: Value): Value {
  const names = call.names.map(resultName);
  if (neutral.matches(call.names) || neutral.matches(appliedToAll(call))) return valueOf({ names });
  const own = givesOwn.test(call.method) ? call.receiver : call.receiver && withoutField(call.receiver);
  return valueOf({ names, taints: taintsOf([...call.all, own, asGiven(callee, call)]) });
}

/** A step where a value changes hands; a call that only passes on is not worth one. */
function stepThrough(value: Value, call: CallInfo, frame: Frame): Value {
  if (!call.local || value.taints.length === 0) return value;
  return stepped(value, call.node, `returned by \`${shortText(call.node.func, frame)}\``);
}

/** These call what they are given with what they are given beside it, and nobody else calls it. */
const callsAtOnce = /^(subn?|sort|sorted|map|filter|reduce|max|min)$/;

/** A local function given to unknown code may be called with anything that the code was given beside it. */
function runCallbacks(call: CallInfo, frame: Frame): void {
  const { machine } = frame;
  const given = [...call.positional, ...call.keywords.values()].filter(
    ({ callables }) => callables.length > 0,
  );
  if (given.length === 0) return;
  const others = call.all.filter(({ callables }) => callables.length === 0);
  const taints = unionTaints(taintsOf(others.map(elementOf)), call.receiver?.taints ?? []);
  for (const { callables } of given)
    for (const callable of callables) {
      callable.model.escapes = true;
      if (taints.length === 0 && callable.node.type !== 'Lambda' && !callsAtOnce.test(call.method)) continue;
      const argument = valueOf({ taints });
      const passed = callable.node.params.filter(({ star, default: own }) => star === '' && own === null);
      const values = passed.slice(callable.self ? 1 : 0).map(() => argument);
      const inner = makeCall({
        ...call,
        positional: values,
        positionalNodes: values.map(() => call.node),
        keywords: new Map(),
        keywordNodes: new Map(),
        open: false,
        rest: undefined,
        local: true,
      });
      machine.invoke(callable, inner, frame);
    }
}
