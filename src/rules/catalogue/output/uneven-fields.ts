import type { Expr } from '../../engine/syntax/ast.ts';
import type { FunctionModel, Value } from '../../engine/types.ts';
import { piecesOf, skeleton } from '../../engine/values/shape.ts';
import type { RuleContext } from '../../rule.ts';
import { harmsMarkup, isHtmlEscape, looksLikeHtml } from './markup.ts';

/** Of several records one, and its field, as the engine names what it does not know: `?.store.history()[].comment`. */
const field = /^(.*\[\])\.(\w+)$/;

/** Fields that hold no words of others, by what they are called. */
const noText =
  /^(id|pk|n|i|uid|gid|uuid|guid|key|hash|token|size|width|height|index|age|score|rank|total|level|status|state|type|kind|mode|role|color|colour|class|css|icon|url|uri|href|link|src|path|slug|date|time|day|month|year|lang|html|markup|count|length|version|ext)$|_(id|pk|count|size|at|on|date|time|url|css|class|html|code|type)$|^(is|has|num|n|count)_|(ed|Id|Date|Time|Url|Html)$|^(created|updated|modified)/;

/** The field that a value is, through what leaves its signs as they are. */
function fieldIn(value: Value | undefined): { owner: string; name: string } | undefined {
  const { call } = value ?? {};
  if (call) {
    if (call.method === 'sub') return fieldIn(call.positional[2] ?? call.positional[1]);
    if (/^(replace|l?strip|rstrip|lower|upper|title|splitlines)$/.test(call.method))
      return fieldIn(call.receiver);
    return /^(str|unicode|force_text|smart_text|force_str|strip_tags)$/.test(call.method)
      ? fieldIn(call.positional[0])
      : undefined;
  }
  const [name = ''] = value?.names ?? [];
  const [, owner, last] = field.exec(name) ?? [];
  return owner !== undefined && last !== undefined ? { owner, name: last } : undefined;
}

/** Of a record of which one field is escaped for a page, another stands there as it came. */
export function reportUnevenFields(node: Expr, context: RuleContext, fn: FunctionModel | null): void {
  const value = context.valueOf(node);
  if (!looksLikeHtml(skeleton(value))) return;
  let before = '';
  for (const piece of piecesOf(value)) {
    if (typeof piece === 'string') {
      before += piece;
      continue;
    }
    const at = before;
    before += '\0';
    if (piece.constant || piece.kind === 'int' || piece.kind === 'bool') continue;
    const raw = fieldIn(piece);
    if (!raw || noText.test(raw.name) || !harmsMarkup(piece, at)) continue;
    const isEscapedBeside = context.module.calls.some(
      (call) =>
        call.function === fn &&
        isHtmlEscape(call) &&
        (call.positional[0]?.names ?? []).some((name) => name.startsWith(`${raw.owner}.`)) &&
        !(call.positional[0]?.names ?? []).some((name) => name === `${raw.owner}.${raw.name}`),
    );
    if (isEscapedBeside)
      context.report(node, `Another field than \`${raw.name}\` is escaped here, this one is not`, {
        confidence: 'low',
      });
  }
}
