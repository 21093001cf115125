import type { CallInfo, FunctionModel, Value } from '../../engine/types.ts';
import type { Parameter } from '../../engine/syntax/ast.ts';
import { piecesOf, skeleton } from '../../engine/values/shape.ts';
import { isConstant } from '../../engine/values/value.ts';
import { matchesName } from '../../engine/names/patterns.ts';
import type { SinkHit } from '../../rule.ts';
import { calleeName } from '../../engine/syntax/callee.ts';
import { some } from '../syntax.ts';
import { callsBefore, isAsItCame, isKey, replacedIn } from '../text.ts';

const htmlTag =
  /^<(!doctype html\b[^>]*|\/?(html|head|body|div|span|p|a|b|i|u|h[1-6]|img|table|td|tr|th|li|ul|ol|dl|dt|dd|input|form|script|title|br|hr|strong|em|article|section|main|nav|button|iframe|label|option|select|textarea|pre|code|style|font|small|center|blockquote|svg|meta|link|thead|tbody|tfoot|caption|col|colgroup|fieldset|legend|video|audio|source|canvas|dialog|details|summary|figure|figcaption|mark|abbr|cite|q|s|sub|sup|del|ins|kbd|samp|time|header|footer|aside|address|noscript|object|embed|optgroup|datalist|progress|strike|tt|big)(\s[^>]*)?\/?)>/i;

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

/** A piece of a text that is not known, and what stands before it, `\0` for what is not known. */
export interface UnknownPiece {
  readonly piece: Value;
  readonly before: string;
  /** What stands behind it. */
  readonly next: Value | string | undefined;
}

export function unknownPieces(value: Value): readonly UnknownPiece[] {
  const pieces = piecesOf(value);
  let before = '';
  return pieces.flatMap((piece, i) => {
    const at = before;
    before += typeof piece === 'string' ? piece : '\0';
    return typeof piece === 'string' ? [] : [{ piece, before: at, next: pieces[i + 1] }];
  });
}

/** Whether one of the untrusted pieces of a text can do harm where it stands. */
export const hasHarmfulPiece = (hit: SinkHit, isMeant: (piece: Value) => boolean = () => true): boolean => {
  const isLeft = isLeftIn(hit);
  return unknownPieces(hit.value).some(({ piece, before, next }) => {
    if (!hit.isTainted(piece) || !isMeant(piece) || !isLeft(piece)) return false;
    if (isKey(piece) || isRendered(piece, hit.function)) return false;
    // The name of an attribute is the program's own.
    const isName = typeof next === 'string' && /^=["']/.test(next);
    return !isName && !isMarkup(piece) && harmsMarkup(piece, before);
  });
};

/** Where some data is escaped, what functions from elsewhere have made of other parameters was made for a page. */
export const isLeftIn = ({ function: fn }: SinkHit): ((piece: Value) => boolean) =>
  fn?.node.type === 'FunctionDef' &&
  some(fn.node.body, (node) => node.type === 'Call' && escapeName.test(calleeName(node.func)))
    ? (piece) =>
        piece.taints.some(({ label }) => label !== 'parameter' && label !== 'field') ||
        (isAsItCame(piece) && !isAddressOf(piece) && !isOption(piece, fn.node.params)) ||
        callsBefore(piece).some((call) => isHtmlEscape(call) || call.method === 'dumps')
    : () => true;

/** What a caller need not say: `css_class="avatar"`. */
const isOption = ({ taints }: Value, params: readonly Parameter[]): boolean =>
  taints.every(({ what }) =>
    params.some(
      ({ name, default: given }) =>
        (given?.type === 'Str' || (given?.type === 'Constant' && typeof given.value === 'number')) &&
        what === `parameter \`${name}\``,
    ),
  );

/** An address that something given has: `content.icon_url`. */
const isAddressOf = ({ names, call }: Value): boolean =>
  call === undefined && names.some((name) => /\.(\w+_)?ur[il]$/.test(name));

/** What a renderer of Markdown is given for a link was rendered before, but for the address and the title: `link(self, link, title, text)`. */
const isRendered = ({ taints }: Value, fn: FunctionModel | null): boolean =>
  fn?.name === 'link' &&
  fn.node.params.some(({ name }) => name === 'title') &&
  taints.every(({ what }) => /^parameter `(text|content)`$/.test(what));

/** Functions from elsewhere that make markup of what they are given, by what they are called. */
const makesMarkup =
  /(^|_)(render|html|markup|(widget|tag|link|anchor|icon|button|table|row|cell|badge|checkbox)s?|attrs|flatatt|markdown|rst|wiki|highlight|linkify|pygmentize|safe|format_?\w*html)(_|$)|^(render|format|build|make|draw|display)[A-Z_]|[a-z](Html|HTML|Markup|Tag|Link)$/;
const isMarkup = ({ call }: Value): boolean =>
  call !== undefined && !call.local && (call.all.length > 0 || call.open) && makesMarkup.test(call.method);

/** Functions that make a text harmless in HTML, by what they are called: `xhtml_escape`, `sanitize_html`. */
const escapeName =
  /^_*((conditional|soft|force|x?html|xml|web|attr)?_?(escape|quote|encode|sanitiz|sanitis|clean)e?(_?(x?html|xml|attr(ibute)?|markup|silent))?|escape_?(once|text|string|all|link|url|href|uri)|(x?html_?)?esc(_?(x?html|attr|text))?|antixss|htmlspecialchars|bleach_?\w*|html_?(safe|escaped))$/i;
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

/** A part of a document in which data stands that no function from elsewhere has had in its hands. */
export const isPlainlyUnsafeHtml = (hit: SinkHit): boolean => {
  const text = skeleton(hit.value);
  return (
    (looksLikeHtml(text) || isElement(text, hit) || hasEscapedPiece(hit.value) || isNamedPage(hit.value)) &&
    hasHarmfulPiece(hit, isAsItCame)
  );
};

/** A template that stands elsewhere and is called like one for pages: `PAGE_HTML % values`. */
const isNamedPage = (value: Value): boolean => {
  const [template, ...given] = piecesOf(value);
  return (
    typeof template === 'object' &&
    given.length > 0 &&
    template.call === undefined &&
    template.names.some((name) =>
      /html|(^|[._])(page|layout)(_|$)|_(page|layout)(_|$)/i.test(name.replace(/^.*\./, '')),
    )
  );
};

/** `<%s>%s</%s>`, in a file that is not about XML. */
const isElement = (text: string, { context }: SinkHit): boolean =>
  /<\0[^<>]*>[^]*<\/\0>/.test(text) && !/<[a-z]/i.test(text) && !/xml/i.test(context.module.text);

/** A document or a part of one in which untrusted data stands as it came. */
export const isUnsafeHtml = (hit: SinkHit): boolean =>
  (looksLikeHtml(skeleton(hit.value)) && hasHarmfulPiece(hit)) || isPlainlyUnsafeHtml(hit);
