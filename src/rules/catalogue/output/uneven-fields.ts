import type { Expr } from '../../engine/syntax/ast.ts';
import type { FunctionModel } from '../../engine/types.ts';
import { skeleton } from '../../engine/values/shape.ts';
import type { RuleContext } from '../../rule.ts';
import { harmsMarkup, isHtmlEscape, looksLikeHtml, unknownPieces } from './markup.ts';
import { fieldIn } from './records.ts';

/** Of a record of which one field is escaped for a page, another stands there as it came. */
export function reportUnevenFields(node: Expr, context: RuleContext, fn: FunctionModel | null): void {
  const value = context.valueOf(node);
  if (!looksLikeHtml(skeleton(value))) return;
  for (const { piece, before } of unknownPieces(value)) {
    if (piece.constant || piece.kind === 'int' || piece.kind === 'bool') continue;
    const raw = fieldIn(piece);
    if (!raw || !harmsMarkup(piece, before)) continue;
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
