import type { CallInfo, Value } from '../../engine/types.ts';
import type { SinkHit } from '../../rule.ts';
import { skeleton, textBefore } from '../../engine/values/shape.ts';

/** What is handed over is called a command and was put together as one text. */
function isCalledCommand(call: CallInfo, value: Value): boolean {
  const at = [...call.positional].indexOf(value);
  const node = call.positionalNodes[at];
  if (node?.type === 'Name' && /(^|_)(cmd|command)(_?line|_?str(ing)?)?$/i.test(node.id))
    return (value.parts?.length ?? 0) > 1 || (value.kind === 'str' && value.origin !== undefined);
  // `X_COMMAND.format(...)`
  const template = value.call?.method === 'format' ? value.call.receiverNode : undefined;
  return template?.type === 'Name' && /(^|_)(cmd|command)(_|$)/i.test(template.id);
}
/** Commands of databases and the like are texts as well. */
const isTable = (text: string): boolean =>
  /^\W*(use|show|set|get|grant|revoke|call|savepoint|rollback|release|begin|commit|copy|listen|notify|explain)\s/i.test(
    text,
  );

/** A text that reads as a command line, handed to a function that is called like one for commands. */
export const isCommandLine = ({ value, call, isTainted }: SinkHit): boolean => {
  if (!call || value.items || value.kind === 'bytes') return false;
  if (tellsOnly.test(call.method)) return false;
  const before = textBefore(value, isTainted);
  const text = skeleton(value);
  if (/^\W*((ba|da|z|k)?sh|cmd(\.exe)?|powershell)\s+[-/]\w*c(ommand)?\s/i.test(before)) return true;
  if (!runner.test(call.method) && !(isCalledCommand(call, value) && hasOptions(value))) return false;
  if (isCalledCommand(call, value)) return !sql.test(text) && !isTable(text);
  return (
    /^\W*[a-z][\w./-]+\s+\S/i.test(text) &&
    (/(^|\s)-{1,2}\w|\s$/.test(before) ||
      /\s-{1,2}\w/.test(text) ||
      /\s(>>?|\|\|?|&&|2>&1)(\s|$)/.test(text) ||
      (runsLine.test(call.method) && /\s\S*[/"'=:]$|[|;&<>]/.test(before))) &&
    !sql.test(text) &&
    !isTable(text)
  );
};
const hasOptions = (value: Value): boolean => /^\W*[a-z][\w./-]+\s.*(^|\s)-{1,2}\w/is.test(skeleton(value));
/** Functions that report a command, or take it apart. */
export const tellsOnly =
  /^_*(print\w*|log\w*|debug|info|warn(ing)?|error|exception|critical|echo|format|split|append|extend|add|join|len|str|repr|encode|write\w*|puts?|assert\w*|shlex)$/i;
const runner =
  /^_*((run|exec|execute|call|send|cli|do)_?(in_?)?((remote|local|shell|ssh|system|root)_)?(ssh|cmds?|commands?|shell|cli|process|script)?|ssh|ssh_?(exec|run|command|execute)|(cliq?|eql|cmd|ssh|shell)_?(run|exec|execute|call)|shell|sudo|local|system|get_?output|check_?output|popen)$/i;
/** Of these, those whose argument is a whole line for a shell, not a name and values. */
const runsLine = /exec_?command|ssh|shell|sudo|system|run_?(cmd|command)|popen/i;
/** Functions that quote for a shell, by what they are called. */
export const quotesForShell =
  /^_*((shell|sh|cmd|arg|bash|posix)_?(quote|escape)d?|(shell|sh|cmd)_?format|(quote|escape)_?(for_)?(shell|sh|cmd|args?|argument)(_?(args?|cmd|command|argument))?|shellquote|shlex_quote|mkarg|_?quoted?)$/i;
const sql = /^\W*(select|insert|update|delete|create|drop|alter|with)\b/i;
