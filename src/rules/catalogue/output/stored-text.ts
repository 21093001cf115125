import type { Expr } from '../../engine/syntax/ast.ts';
import { skeleton } from '../../engine/values/shape.ts';
import type { RuleContext } from '../../rule.ts';
import { harmsMarkup, looksLikeHtml, unknownPieces } from './markup.ts';
import { storedIn } from './records.ts';

/** What a database gives becomes part of HTML that is put together by hand: others have written it. */
export function reportStored(node: Expr, context: RuleContext): void {
  const value = context.valueOf(node);
  if (value.names.some((name) => /Markup$|SafeString$/.test(name)) || !looksLikeHtml(skeleton(value))) return;
  for (const { piece, before } of unknownPieces(value)) {
    const stored = storedIn(piece);
    if (stored === undefined || !harmsMarkup(piece, before)) continue;
    context.report(node, `${stored} of a database stands in the page as it was stored`, {
      confidence: 'low',
    });
    return;
  }
}
