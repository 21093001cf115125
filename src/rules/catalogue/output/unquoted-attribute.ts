import type { Expr } from '../../engine/syntax/ast.ts';
import type { RuleContext } from '../../rule.ts';
import { callsBefore } from '../text.ts';
import { contextAfter, isHtmlEscape, unknownPieces } from './markup.ts';

/** The end of a text after which the value of an attribute stands without quotes: `<a title=`. */
const opensValue = /<[a-z][\w-]*\s([^<>]*\s)?[a-z][\w:-]*=$/i;

/**
 * Escaping leaves a space as it is, which ends the value of an attribute that has no quotes: what follows is another
 * attribute, `onmouseover=...` too.
 */
export function reportUnquoted(node: Expr, { valueOf, report }: RuleContext): void {
  for (const { piece, before } of unknownPieces(valueOf(node))) {
    const [taint] = piece.taints.filter(({ label }) => label === 'remote' || label === 'parameter');
    const isEscaped = callsBefore(piece, 3).some((call) => isHtmlEscape(call));
    if (taint && isEscaped && contextAfter(before) === 'tag' && opensValue.test(before))
      report(node, 'A space ends the value of an attribute without quotes', { taint, confidence: 'medium' });
  }
}
