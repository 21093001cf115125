import type { Expr, Handler, Node } from '../../engine/syntax/ast.ts';
import type { FunctionModel } from '../../engine/types.ts';
import type { Rule, RuleContext } from '../../rule.ts';
import { some } from '../syntax.ts';

/** Exceptions whose texts are made for the one who asked, as a rule: about their own input. */
const meantForUsers =
  /(^|\.)(ValueError|TypeError|KeyError|IndexError|ZeroDivisionError|AssertionError|HTTPException|ValidationError|FieldError|\w*NotFound\w*|\w*DoesNotExist|Http404|\w*(Invalid|Validation|Expired|JWT|Permission|Auth|Parse|Decode|Syntax|BadRequest)\w*)$/;

const returns = (body: readonly Node[], test: (node: Node) => boolean): boolean =>
  some(body, (node) => {
    if (node.type === 'Return' && node.value) return some([node.value], test);
    if (node.type === 'Raise' && node.value?.type === 'Call')
      return /HTTPException$|abort$/.test(nameOf(node.value.func)) && some([node.value], test);
    return (
      node.type === 'Call' &&
      /^(abort|write|send_error)$/.test(nameOf(node.func)) &&
      node.args.some(({ value }) => some([value], test))
    );
  });

const nameOf = (node: Expr): string =>
  node.type === 'Name' ? node.id : node.type === 'Attribute' ? node.attr : '';

/** The text of the exception: `str(e)`, `repr(e)`, `e.args`, or in an f-string; `e.code` and the like are not. */
const textOfException =
  (name: string) =>
  (node: Node): boolean => {
    const isIt = (expr: Node | undefined): boolean => expr?.type === 'Name' && expr.id === name;
    if (node.type === 'Call' && ['str', 'repr', 'format', 'format_exception'].includes(nameOf(node.func)))
      return node.args.some(({ value }) => isIt(value));
    if (node.type === 'FString')
      return node.parts.some((part) => typeof part !== 'string' && isIt(part.value));
    if (node.type === 'BinOp')
      return isIt(node.right) || (node.right.type === 'Tuple' && node.right.elts.some((one) => isIt(one)));
    return node.type === 'Attribute' && node.attr === 'args' && isIt(node.value);
  };

const isTraceback = (node: Node): boolean =>
  node.type === 'Call' && /^(format_exc|format_exception|format_tb|exc_info)$/.test(nameOf(node.func));

/** A function that answers requests: a view, or a method of a request handler. */
const answers = (fn: FunctionModel | null): boolean =>
  fn !== null &&
  (fn.route !== null || (/^do_[A-Z]+$/.test(fn.name) && fn.class !== null) || answers(fn.parent));

const namesOf = (exception: Expr | null, { valueOf }: RuleContext): readonly string[] => {
  if (exception === null) return ['Exception'];
  const parts = exception.type === 'Tuple' ? exception.elts : [exception];
  return parts.flatMap((part) => {
    const value = valueOf(part);
    return value.model ? [] : [value.names[0] ?? nameOf(part)];
  });
};

function check({ exception, name, body }: Handler, context: RuleContext): void {
  const isUnexpected = namesOf(exception, context).some((one) => !meantForUsers.test(one));
  if (!isUnexpected) return;
  const test = name === null ? isTraceback : (node: Node) => isTraceback(node) || textOfException(name)(node);
  for (const statement of body)
    if (returns([statement], test) || assignedAndReturned(statement, body, test))
      return context.report(statement);
}

/** `message = str(e)` and then `return message`. */
function assignedAndReturned(statement: Node, body: readonly Node[], test: (node: Node) => boolean): boolean {
  if (statement.type !== 'Assign' || !some([statement.value], test)) return false;
  const [target] = statement.targets;
  return target?.type === 'Name' && returns(body, (node) => node.type === 'Name' && node.id === target.id);
}

export const exceptionInResponse = {
  id: 'exception-in-response',
  title: 'Text of an unexpected error is sent to the client',
  cwes: [209, 497],
  severity: 'medium',
  precision: 'high',
  kind: 'security',
  what: 'A view answers with the text or the traceback of an exception that it did not raise for the client.',
  why: 'Errors of databases, files and libraries tell queries, paths, names of hosts and versions, which help to attack.',
  fix: 'Log the exception (`logger.exception(...)`) and answer with a text of your own.',
  bad: [
    `from flask import Flask, jsonify
from warehouse import count

app = Flask(__name__)

@app.get("/stock")
def stock():
    try:
        return jsonify(count=count())
    except Exception as error:
        return jsonify(error=str(error)), 500
`,
    `import traceback
from fastapi import FastAPI, HTTPException
from warehouse import count

app = FastAPI()

@app.get("/stock")
def stock():
    try:
        return {"count": count()}
    except OSError:
        raise HTTPException(500, detail=traceback.format_exc())
`,
    `from flask import Flask

app = Flask(__name__)

@app.errorhandler(Exception)
def failed(error):
    return f"Something went wrong: {error}", 500
`,
  ],
  good: [
    `from flask import Flask, jsonify
from warehouse import count

app = Flask(__name__)

@app.get("/stock")
def stock():
    try:
        return jsonify(count=count())
    except Exception as error:
        app.logger.error("no stock: %s", error)
        return jsonify(error="internal error"), 500
`,
    `from flask import Flask, request

app = Flask(__name__)

@app.get("/half")
def half():
    try:
        return str(int(request.args["n"]) // 2)
    except ValueError as error:
        return str(error), 400
`,
    `def load(path):
    try:
        return open(path).read()
    except OSError as error:
        return str(error)
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/209.html',
    'https://cheatsheetseries.owasp.org/cheatsheets/Error_Handling_Cheat_Sheet.html',
  ],
  tags: ['flask', 'fastapi', 'django', 'errors'],
  nodes: {
    Try: (node, context, fn) => {
      if (answers(fn)) for (const handler of node.handlers) check(handler, context);
    },
  },
  functions: (fn, { report, valueOf }) => {
    // A handler of all errors, or of those of the server.
    const isHandler = fn.decorators.some(({ names, call, expr }) => {
      if (!call || !names.some((name) => /\.(errorhandler|exception_handler|app_errorhandler)$/.test(name)))
        return false;
      const which = expr.type === 'Call' ? expr.args[0]?.value : undefined;
      if (!which) return false;
      const value = valueOf(which);
      return value.constant?.value === 500 || value.names.includes('Exception');
    });
    const error = fn.node.params.at(-1)?.name;
    if (!isHandler || error === undefined || fn.node.type !== 'FunctionDef') return;
    for (const statement of fn.node.body)
      if (returns([statement], (node) => isTraceback(node) || textOfException(error)(node)))
        report(statement);
  },
} satisfies Rule;
