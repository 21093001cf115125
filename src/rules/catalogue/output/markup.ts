import type { CallInfo, Value } from '../../engine/types.ts';
import { piecesOf, skeleton } from '../../engine/values/shape.ts';
import { isConstant } from '../../engine/values/value.ts';
import { matchesName } from '../../engine/names/patterns.ts';
import type { SinkHit } from '../../rule.ts';
import { callsBefore, replacedIn } from '../text.ts';

const htmlTag =
  /^<(!doctype html\b[^>]*|\/?(html|head|body|div|span|p|a|b|i|u|h[1-6]|img|table|td|tr|th|li|ul|ol|dl|dt|dd|input|form|script|title|br|hr|strong|em|article|section|main|nav|button|iframe|label|option|select|textarea|pre|code|style|font|small|center|blockquote|svg|meta|link)(\s[^>]*)?\/?)>/i;

/** Whether the first tag of a text, `\0` for what is not known, is one of HTML. */
export const looksLikeHtml = (text: string): boolean => {
  const first = /<[a-z!][^]*/i.exec(text.replace(/<!--[^]*?-->/g, ''))?.[0];
  return first !== undefined && htmlTag.test(first);
};

/** Where in a document the end of a text stands. */
export type MarkupContext = 'text' | 'attribute' | 'tag' | 'script' | 'cdata';

export function contextAfter(before: string): MarkupContext {
  if (before.lastIndexOf('<![CDATA[') > before.lastIndexOf(']]>')) return 'cdata';
  const lower = before.toLowerCase();
  const script = lower.lastIndexOf('<script');
  if (script > lower.lastIndexOf('</script') && before.includes('>', script)) return 'script';
  const open = before.lastIndexOf('<');
  if (open <= before.lastIndexOf('>')) return 'text';
  let quote = '';
  for (const character of before.slice(open))
    if (quote === '' && (character === '"' || character === "'")) quote = character;
    else if (character === quote) quote = '';
  return quote === '' ? 'tag' : 'attribute';
}

const elementEscapes = [
  'xml.sax.saxutils.escape',
  'cgi.escape',
  'html.escape',
  'django.utils.html.strip_tags',
  '*.{escape,html_escape,escape_html,htmlescape,xml_escape,escape_xml}',
];

/** What characters have been made harmless in a piece by hand, or by functions that leave quotes as they are. */
function escapedIn(piece: Value): ReadonlySet<string> {
  const escaped = new Set(replacedIn(piece));
  for (const call of callsBefore(piece))
    if (matchesName(call.names, ...elementEscapes) && call.method !== 'strip_tags') {
      escaped.add('<');
      if (isConstant(call.arg(1, 'quote'), true) || call.arg(1, 'entities') !== undefined) escaped.add('"');
    }
  return escaped;
}

/** Whether a piece, not known to be escaped for everything, can do harm where it stands. */
export function harmsMarkup(piece: Value, before: string): boolean {
  const escaped = escapedIn(piece);
  if (escaped.has('?')) return false;
  switch (contextAfter(before)) {
    case 'text':
      return !escaped.has('<');
    case 'script':
      return !escaped.has('<') && !escaped.has('</');
    case 'attribute':
      return !escaped.has('"') && !escaped.has("'");
    case 'cdata':
      return !escaped.has(']]>') && !escaped.has('<');
    case 'tag':
      return true;
  }
}

/** Whether one of the untrusted pieces of a text can do harm where it stands. */
export function hasHarmfulPiece({ value, isTainted }: SinkHit): boolean {
  let before = '';
  for (const piece of piecesOf(value)) {
    if (typeof piece === 'string') before += piece;
    else {
      if (isTainted(piece) && harmsMarkup(piece, before)) return true;
      before += '\0';
    }
  }
  return false;
}

/** Functions that make a text harmless in HTML, by what they are called: `xhtml_escape`, `sanitize_html`. */
const escapeName =
  /^_*((x?html|xml|web|attr)?_?(escape|quote|encode|sanitiz|sanitis|clean)e?(_?(x?html|xml|attr(ibute)?|markup|silent))?|escape_?(once|text|string|all)|antixss|htmlspecialchars|bleach_?\w*|html_?(safe|escaped))$/i;
const otherEscapes =
  '{re,regex,glob,shlex,pipes,urllib.parse,json,base64,codecs,binascii,sqlite3,pymysql,MySQLdb}.*';

export const isHtmlEscape = ({ method, names, receiver }: CallInfo): boolean =>
  escapeName.test(method) &&
  !/^(encode|quote|clean)$/.test(method) &&
  !matchesName(names, otherEscapes) &&
  !receiver?.names.some((name) => /conn|cursor|\b(db|re|sql)\b/i.test(name));

/** What has been escaped for HTML stands beside other pieces in HTML. */
const hasEscapedPiece = (value: Value): boolean =>
  piecesOf(value).some(
    (piece) => typeof piece !== 'string' && callsBefore(piece, 4).some((call) => isHtmlEscape(call)),
  );

/** A document or a part of one in which untrusted data stands as it came. */
export const isUnsafeHtml = (hit: SinkHit): boolean =>
  (looksLikeHtml(skeleton(hit.value)) || hasEscapedPiece(hit.value)) && hasHarmfulPiece(hit);
