import { resultName } from '../../names/known.ts';
import type { CallInfo, Value } from '../../types.ts';
import { taintsOf } from '../../values/taints.ts';
import { valueOf } from '../../values/value.ts';
import { joinedPath } from '../operators.ts';
import type { Model } from './model.ts';

const pathMethodAt = ({ receiver }: CallInfo): Value | undefined =>
  receiver?.names.includes('pathlib.Path')
    ? valueOf({ names: ['pathlib.Path'], parts: receiver.parts, taints: receiver.taints })
    : undefined;

/** What a query finds is of the document, whoever wrote the query. */
const foundIn: Model = ({ receiver, names }) =>
  receiver?.names.some((name) => /^(lxml|xml|bs4)\./.test(name))
    ? valueOf({ names: names.map(resultName), taints: receiver.taints })
    : undefined;

/** Of paths, documents and dates: by the method's name. */
export const objectModels = {
  // A date in figures; what else stands there is of the format.
  strftime: ({ positional, keywords }) =>
    valueOf({ kind: 'str', taints: taintsOf([...positional, ...keywords.values()]) }),
  isoformat: () => valueOf({ kind: 'str' }),
  joinpath: (call) =>
    call.receiver && call.receiver.names.every((name) => /^(\?|pathlib\.|\w+$)/.test(name))
      ? joinedPath([call.receiver, ...call.positional, ...(call.rest ? [call.rest] : [])])
      : undefined,
  ...Object.fromEntries(
    ['xpath', 'findall', 'findtext', 'iterfind', 'cssselect', 'find_all', 'select_one'].map((name) => [
      name,
      foundIn,
    ]),
  ),
  resolve: pathMethodAt,
  absolute: pathMethodAt,
  expanduser: pathMethodAt,
  as_posix: (call) =>
    call.receiver && valueOf({ kind: 'str', parts: call.receiver.parts, taints: call.receiver.taints }),
} satisfies Record<string, Model>;
