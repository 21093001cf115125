import type { Expr } from '../../engine/syntax/ast.ts';
import { piecesOf, skeleton } from '../../engine/values/shape.ts';
import type { RuleContext } from '../../rule.ts';
import { harmsMarkup, looksLikeHtml } from './markup.ts';
import { storedIn } from './records.ts';

/** What a database gives becomes part of HTML that is put together by hand: others have written it. */
export function reportStored(node: Expr, context: RuleContext): void {
  const value = context.valueOf(node);
  if (value.names.some((name) => /Markup$|SafeString$/.test(name)) || !looksLikeHtml(skeleton(value))) return;
  let before = '';
  for (const piece of piecesOf(value)) {
    if (typeof piece === 'string') {
      before += piece;
      continue;
    }
    const at = before;
    before += '\0';
    const stored = storedIn(piece);
    if (stored === undefined || !harmsMarkup(piece, at)) continue;
    context.report(node, `${stored} of a database stands in the page as it was stored`, {
      confidence: 'low',
    });
    return;
  }
}
