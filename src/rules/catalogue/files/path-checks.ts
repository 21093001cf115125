import { isNormalized } from '../../engine/interpreter/guards.ts';
import { piecesOf } from '../../engine/values/shape.ts';
import type { Value } from '../../engine/types.ts';
import type { SinkHit } from '../../rule.ts';
import { isUnderFolder } from './paths.ts';

/** A folder as these give it: without a separator at its end. */
export const endsWithoutSeparator = ({ call, constant }: Value): boolean =>
  call?.names.some((name) => /^os\.path\.(realpath|abspath|normpath)$/.test(name)) === true ||
  (typeof constant?.value === 'string' && /[^/\\]$/.test(constant.value));

/** A path that was put together begins with its folder in any case, as long as `..` has not been resolved. */
export const isLooseStart = (hit: SinkHit): boolean => {
  const [folder] = piecesOf(hit.value);
  const start = hit.call?.positional[0];
  if (typeof folder !== 'object' || !start || isNormalized(hit.value)) return false;
  const isSame =
    start === folder ||
    (start.origin !== undefined && start.origin === folder.origin) ||
    (start.names.length > 0 && start.names.join() === folder.names.join());
  return isSame && isUnderFolder(hit.value, hit, true);
};

/** Of these, those that servers call with the path of an address. */
export const servesPath = /^(translate_path|get_absolute_path|(url|uri)_?(to|2)_?path|path_from_ur[il])$/;

/** Functions that others ask where a file lies, and that open what they are told. */
const givesPath =
  /^_*(translate_path|(get|make|build|resolve|find|locate|lookup|compute|to)_?((full|abs(olute)?|real|local|file|media|storage|target|static|cache|object|key|upload|system)_?)*(path|file_?path|file_?name)|((full|abs(olute)?|local|file|media|storage|static|cache|upload)_?)+path|(cache|cached|local|target|output|dest(ination)?)_?file(_?name)?|(url|uri|key|name)_?(to|2)_?(file_?)?path|path_(from|for)_(ur[il]|key|name|file))$/;

/** Of a function that stands by itself, cut out of its file, these say as much. */
const mayGivePath =
  /path|file|dir(ectory)?(_|$)|folder|location|locate|resolve|asset|object|blob|storage|target|destination|translate/i;

export const namesPath = ({ function: fn, context: { module } }: SinkHit): boolean =>
  fn !== null &&
  (givesPath.test(fn.name) ||
    (module.imports.size === 0 &&
      module.functions.length === 1 &&
      fn.class === null &&
      mayGivePath.test(fn.name)));
