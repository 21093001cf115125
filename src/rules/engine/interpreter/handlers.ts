import type * as ast from '../syntax/ast.ts';
import { walk } from '../syntax/walk.ts';
import type { ClassModel } from '../types.ts';

/** Methods that tornado's handlers have and hardly anything else. */
const ofTornado =
  /^(set_status|set_header|add_header|clear_header|send_error|write_error|get_(query_|body_)?arguments?|get_secure_cookie|set_secure_cookie|get_signed_cookie|xsrf_form_html)$/;

const known = new WeakMap<readonly ast.Stmt[], boolean>();

/** Whether a method uses `self` as tornado's handlers are used: its class, or what that inherits from, stands elsewhere. */
export function usesTornado(body: readonly ast.Stmt[]): boolean {
  const before = known.get(body);
  if (before !== undefined) return before;
  let uses = false;
  let redirects = false;
  let asksRequest = false;
  walk(body, {
    enter: (node) => {
      if (node.type !== 'Attribute' || node.value.type !== 'Name' || node.value.id !== 'self') return !uses;
      uses ||= ofTornado.test(node.attr);
      redirects ||= node.attr === 'redirect';
      asksRequest ||= node.attr === 'request';
      return !uses;
    },
  });
  uses ||= redirects && asksRequest;
  known.set(body, uses);
  return uses;
}

/** A handler whose own base stands in another file. */
export const isTornado = ({ baseNames, methods }: ClassModel): boolean =>
  baseNames.some((name) => /Handler$/.test(name)) &&
  baseNames.every((name) => !/^(tornado|http|socketserver|logging|xml|webapp2|urllib)\./.test(name)) &&
  [...methods.values()].some(({ node }) => node.type === 'FunctionDef' && usesTornado(node.body));
