import type { CallInfo, Value } from '../../types.ts';
import type { Frame } from '../machine.ts';

/** What a library's function or method gives, and does to the state; `undefined` where it knows no more than others. */
export type Model = (call: CallInfo, frame: Frame) => Value | undefined;

export const isText = ({ receiver }: CallInfo): boolean =>
  receiver?.kind === 'str' || receiver?.kind === 'bytes' || receiver?.parts !== undefined;

/** A constant of the program by its name, whose text is not known here: `PAGE.format(...)`, `settings.LAYOUT.replace(...)`. */
export const isNamedText = ({ receiver }: CallInfo): boolean =>
  receiver !== undefined &&
  receiver.call === undefined &&
  receiver.names.length > 0 &&
  receiver.names.every((name) => /(^|\.)[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(name));
