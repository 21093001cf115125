import type { Kind, Scalar, Value } from '../types.ts';

export const unknownValue: Value = {
  taints: [],
  names: [],
  constant: undefined,
  kind: undefined,
  parts: undefined,
  items: undefined,
  entries: undefined,
  keys: undefined,
  open: false,
  call: undefined,
  callables: [],
  model: undefined,
  origin: undefined,
  ways: undefined,
  test: undefined,
};

export const valueOf = (known: Partial<Value>): Value => ({ ...unknownValue, ...known });

const kindOf = (value: Scalar): Kind =>
  value === null
    ? 'none'
    : typeof value === 'string'
      ? 'str'
      : typeof value === 'boolean'
        ? 'bool'
        : Number.isInteger(value) || typeof value === 'bigint'
          ? 'int'
          : 'float';

export const constantOf = (value: Scalar, bytes = false): Value =>
  valueOf({ constant: { value }, kind: bytes ? 'bytes' : kindOf(value) });

/** The text of a constant string (or bytes). */
export const textOf = (value: Value | undefined): string | undefined =>
  typeof value?.constant?.value === 'string' ? value.constant.value : undefined;

/** Whether it is the constant. */
export const isConstant = (value: Value | undefined, constant: Scalar): boolean =>
  value?.constant !== undefined && value.constant.value === constant;
