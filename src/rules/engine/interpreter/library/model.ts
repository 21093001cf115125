import type { CallInfo, Value } from '../../types.ts';
import type { Frame } from '../machine.ts';

/** What a library's function or method gives, and does to the state; `undefined` where it knows no more than others. */
export type Model = (call: CallInfo, frame: Frame) => Value | undefined;

export const isText = ({ receiver }: CallInfo): boolean =>
  receiver?.kind === 'str' || receiver?.kind === 'bytes' || receiver?.parts !== undefined;
