import type { CallInfo, Value } from '../types.ts';
import { containerModels } from './library/containers.ts';
import { functionModels, passing } from './library/functions.ts';
import type { Model } from './library/model.ts';
import { objectModels } from './library/objects.ts';
import { textModels } from './library/texts.ts';
import type { Frame } from './machine.ts';

const methodModels = new Map<string, Model>(
  Object.entries({ ...containerModels, ...objectModels, ...textModels }),
);

/** A translated text keeps its form. */
const translation = /^(_|u?gettext(_lazy|_noop)?|lazy_gettext)$/;

/** The result of a library call that the engine knows more of than "what goes in comes out"; `undefined` for others. */
export function libraryResult(call: CallInfo, frame: Frame): Value | undefined {
  for (const name of call.names) {
    const model = functionModels.get(name);
    const result = model?.(call, frame);
    if (result) return result;
  }
  if (translation.test(call.method)) return passing(call, frame);
  return call.receiver === undefined ? undefined : methodModels.get(call.method)?.(call, frame);
}
