import type { CallInfo, Value } from '../../engine/types.ts';
import type { RuleContext } from '../../rule.ts';
import { piecesOf } from '../../engine/values/shape.ts';
import { callsBefore, isAsItCame } from '../text.ts';
import { isHtmlEscape } from './markup.ts';

const isEscaped = (value: Value): boolean => callsBefore(value, 4).some((call) => isHtmlEscape(call));

const isData = (value: Value): boolean =>
  value.constant === undefined &&
  value.kind !== 'int' &&
  value.kind !== 'bool' &&
  // Of a text with several pieces, some may be escaped.
  piecesOf(value).length === 1 &&
  value.taints.some(({ label }) => label === 'remote' || label === 'parameter') &&
  isAsItCame(value);

const tellsOnly =
  /^(print|log|debug|info|warn(ing)?|error|exception|critical|get|pop|replace|len|str|isinstance|join|format|append|add|subn?|search|match|fullmatch|findall|split|strip|startswith|endswith)$/;

/** One argument of a function, named by what stands in the text. */
function* argumentsOf(call: CallInfo, { textOf }: RuleContext): Generator<[key: string, value: Value]> {
  const callee = textOf(call.node.func);
  for (const [name, value] of call.keywords) yield [`${callee} ${name}`, value];
  for (const [i, value] of call.positional.entries()) yield [`${callee} ${i}`, value];
}

/**
 * What a function escapes for HTML where it hands it to another, it hands to the same argument as it came elsewhere: the two
 * end up in the same place.
 */
export function reportUnevenEscaping(context: RuleContext): void {
  const calls = context.module.calls.filter(({ local, method }) => !local && !tellsOnly.test(method));
  const escaped = new Map<string, CallInfo>();
  for (const call of calls)
    for (const [key, value] of argumentsOf(call, context)) if (isEscaped(value)) escaped.set(key, call);
  if (escaped.size === 0) return;
  for (const call of calls)
    for (const [key, value] of argumentsOf(call, context)) {
      const other = escaped.get(key);
      if (
        !other ||
        other.node === call.node ||
        other.function !== call.function ||
        isEscaped(value) ||
        !isData(value)
      )
        continue;
      context.report(call.node, 'Escaped for HTML at one call, handed over as it came at another', {
        confidence: 'low',
        ...(value.taints[0] && { taint: value.taints[0] }),
      });
    }
}
