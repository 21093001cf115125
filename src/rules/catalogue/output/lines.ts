import { matchesName } from '../../engine/names/patterns.ts';
import type { Value } from '../../engine/types.ts';
import { textOf } from '../../engine/values/value.ts';
import { piecesOf } from '../../engine/values/shape.ts';
import type { SinkHit } from '../../rule.ts';
import { callsBefore, replacedIn } from '../text.ts';

const forms =
  /^(repr|ascii|dumps|quote|quote_plus|urlencode|b64encode|hexlify|hex|splitlines|make_header|formataddr|format_datetime|isoformat|escape_\w+|sanitize\w*|clean\w*|safe\w*)$/;

/** Whether line breaks were taken out of a text, or it was put into a form that has none. */
const hasNoLines = (value: Value): boolean =>
  [...replacedIn(value)].some((text) => text === '?' || /[\r\n]/.test(text)) ||
  callsBefore(value).some(
    ({ method, positional }) =>
      forms.test(method) ||
      (method === 'sub' && /\\[nrsxW]|\[\^|[\r\n]/.test(textOf(positional[0]) ?? '\\n')) ||
      (method === 'encode' && textOf(positional[0]) === 'unicode_escape') ||
      (method === 'split' && positional.length === 0),
  );

/** A file that looks for line breaks or control characters anywhere: which text it looks at is not followed. */
const looksForLines =
  /\bisprintable\(|\bord\(\w+\)\s*<=?\s*(3[12]|0x(1f|20))\b|\b32\s*<=?\s*ord\(|["'](\\r\\n|\\n|\\r)["']\s*(not\s+)?in\b|\bin\s+\(?["'][^"'\n]*\\[rn]|\[[^\]\n]*\\(n|r|x00-\\x1f|x0a)[^\]\n]*\]|unicodedata\.category/i;

/** A collection shows its elements quoted, as `repr` does. */
const isCollection = ({ kind, names }: Value): boolean =>
  ['list', 'tuple', 'set', 'dict'].includes(kind ?? '') ||
  matchesName(names, '{flask,quart}.request.{args,form,values,json,cookies}');

/** Servers take no header with a line break in it. */
const isOfHeaders = ({ taints }: Value): boolean =>
  taints.every(({ what }) => /\.(headers|cookies|COOKIES|user_agent|referrer)\b/.test(what));

/** The untrusted pieces of a text that may bring line breaks with them. */
export const isBreakable = (hit: SinkHit, piece: string | Value): piece is Value =>
  typeof piece !== 'string' &&
  hit.isTainted(piece) &&
  !isOfHeaders(piece) &&
  !isCollection(piece) &&
  !hasNoLines(piece) &&
  !looksForLines.test(hit.context.module.text);

export const hasBreakablePiece = (hit: SinkHit): boolean =>
  piecesOf(hit.value).some((piece) => isBreakable(hit, piece));
