import { marks } from '../../marks.ts';
import type { CallInfo, Value } from '../../types.ts';
import { leadsUp } from '../../values/restrictive.ts';
import { cleaned, taintsOf } from '../../values/taints.ts';
import { textOf, valueOf } from '../../values/value.ts';
import type { Frame } from '../machine.ts';

/** `re.sub(r'[^a-z0-9]', '', x)` leaves listed characters alone, as a full match with them would. */
export function filtered(
  call: CallInfo,
  pattern: Value | undefined,
  by: Value | undefined,
  text: Value | undefined,
  frame: Frame,
): Value {
  const result = valueOf({ kind: 'str', taints: taintsOf([by, text]), call });
  if (/^\\\.(\\\.|\\\.\+|\{2\})$/.test(textOf(pattern) ?? '') && textOf(by) === '')
    return cleaned(result, marks.noParent);
  const refused = /^\[\^((?:[^\]\\]|\\.)+)\][+*]?$/.exec(textOf(pattern) ?? '')?.[1];
  if (refused === undefined || textOf(by) === undefined || /\\[SDW]/.test(refused)) return result;
  const { rules } = frame.machine.analysis;
  const part = leadsUp(`[${refused}]`) ? 0n : rules.accepting('part-pattern');
  return cleaned(result, rules.accepting('pattern') | part);
}
