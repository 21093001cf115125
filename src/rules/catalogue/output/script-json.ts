import { matchesName } from '../../engine/names/patterns.ts';
import type { Expr } from '../../engine/syntax/ast.ts';
import type { Value } from '../../engine/types.ts';
import type { RuleContext } from '../../rule.ts';
import { contextAfter, unknownPieces } from './markup.ts';

/** Whether something may hold texts that the program does not know. */
const mayHoldText = (value: Value): boolean =>
  value.constant === undefined &&
  value.kind !== 'int' &&
  value.kind !== 'bool' &&
  (value.entries || value.items
    ? value.open || [...(value.entries?.values() ?? value.items ?? [])].some(mayHoldText)
    : value.taints.length > 0 || value.names.some((name) => /\.[a-z]\w*$/.test(name)));

/** JSON in the middle of a script: `</script>` in one of its texts ends that. */
export function reportScriptJson(node: Expr, { valueOf, report }: RuleContext): void {
  for (const { piece, before } of unknownPieces(valueOf(node))) {
    const { names = [], positional: [given] = [] } = piece.call ?? {};
    if (
      given &&
      matchesName(names, '{json,simplejson,ujson}.dumps') &&
      mayHoldText(given) &&
      contextAfter(before) === 'script'
    )
      report(node, 'JSON in a script: `json.dumps` leaves `</script>` as it is', { confidence: 'medium' });
  }
}
