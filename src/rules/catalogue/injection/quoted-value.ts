import type { CallInfo, Value } from '../../engine/types.ts';
import { piecesOf, skeleton } from '../../engine/values/shape.ts';
import type { RuleContext } from '../../rule.ts';

/** What people write, by what it is called: `user.nick`, `self.get_name()`. */
const words =
  /(^|_)(get_?)?(user|nick|first|last|full|display|file|screen)?_?(name|nick|title|text|e?mail|login|desc(ription)?|comments?|message|content|body|address|city|password|passwd|pwd|search|term|keywords?|tags?|label|author|subject|answer|notes?)(\(\))?$/i;

const isWords = ({ constant, kind, taints, names, call }: Value): boolean =>
  constant === undefined &&
  kind !== 'int' &&
  kind !== 'bool' &&
  // What is known to come from elsewhere is followed.
  taints.length === 0 &&
  (call === undefined || call.all.length === 0) &&
  names.length > 0 &&
  names.every(
    (name) => words.test(name.slice(name.lastIndexOf('.') + 1)) && /^(\?|[a-z_]\w*(\(\))?)\./.test(name),
  );

/** A text that people write stands in quotes in a statement, wherever it came from: `"... WHERE nick = '%s'" % user.nick`. */
export function reportQuotedWords(call: CallInfo, { report }: RuleContext): void {
  const [statement] = call.positional;
  if (!statement || !/^\W*(select|insert|update|delete|replace)\b/i.test(skeleton(statement))) return;
  const pieces = piecesOf(statement);
  pieces.forEach((piece, i) => {
    const before = pieces[i - 1];
    if (typeof piece !== 'string' && typeof before === 'string' && /'%?$/.test(before) && isWords(piece))
      report(
        call.node,
        `\`${piece.names[0]!.replace(/^\?\./, '')}\` in quotes in a statement: hand it over beside it`,
        {
          confidence: 'low',
        },
      );
  });
}
