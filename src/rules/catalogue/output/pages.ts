import { matchesName } from '../../engine/names/patterns.ts';
import type { Expr } from '../../engine/syntax/ast.ts';
import type { CallInfo, FunctionModel, Taint, Value } from '../../engine/types.ts';
import { calleeName } from '../../engine/syntax/callee.ts';
import { piecesOf, skeleton } from '../../engine/values/shape.ts';
import { textOf } from '../../engine/values/value.ts';
import type { SinkHit } from '../../rule.ts';
import { some } from '../syntax.ts';
import { callsBefore, isAsItCame, isOwnBesideOthers } from '../text.ts';
import {
  harmsMarkup,
  hasHarmfulPiece,
  isLeftIn,
  isPlainlyUnsafeHtml,
  isUnsafeHtml,
  looksLikeHtml,
  unknownPieces,
} from './markup.ts';

/** Whether a type of content is told, and is one that no browser reads as HTML. */
const isOtherType = (type: string | undefined): boolean => type !== undefined && !/html|xml|svg/i.test(type);

/** Kinds of content that no browser reads as HTML. */
const isOtherContent = (call: CallInfo): boolean => {
  const headers = call.arg('headers');
  const types = [
    call.arg('content_type', 'mimetype', 'media_type'),
    headers?.entries?.get('Content-Type'),
    headers?.entries?.get('content-type'),
    ...(matchesName(call.names, 'django.http.*') ? [call.arg(1)] : []),
    ...(matchesName(call.names, '{flask,quart}.Response') ? [call.arg(3)] : []),
  ];
  return types.some((type) => isOtherType(textOf(type)));
};

/** What others can make a browser send: a page of theirs sets no header, so that an echo of one reaches nobody else. */
const isOfOthers = ({ label, what }: Taint): boolean => label === 'remote' && !/\bheaders\b/.test(what);

/** Frameworks send these as JSON, if at all. */
const isMapping = ({ names }: Value): boolean =>
  matchesName(names, '{flask,quart}.request.{args,form,values,files,headers,cookies,json,get_json()}');

/** Whether a function says somewhere that it sends HTML. */
const declaresHtml = (fn: FunctionModel | null): boolean =>
  fn?.node.type === 'FunctionDef' &&
  some(
    fn.node.body,
    (node) => node.type === 'Str' && /^(text\/html|application\/xhtml|image\/svg)\b/.test(node.value),
  );

/** What a WSGI application returns, which has told that it is HTML. */
export const isWsgiPage = (hit: SinkHit): boolean =>
  hit.function !== null &&
  hit.function.node.params.some(({ name }) => name === 'start_response') &&
  declaresHtml(hit.function) &&
  piecesGiven(hit).some((each) => piecesOf(each.value).length > 1 && hasHarmfulPiece(each, isAsItCame));

/** A response that is said to be HTML: text of any form is a page there. */
export const isSaidHtml = (hit: SinkHit): boolean =>
  /html|svg/.test(textOf(hit.call?.arg('content_type', 'media_type', 'mimetype')) ?? '') &&
  (isBody(hit) || hasHarmfulPiece(hit, isAsItCame));

/** `Response(body)` of Flask, in a fragment that does not say whose it is. */
export const isFlaskBody = (hit: SinkHit): boolean =>
  hit.taints.some(({ what }) => /\brequest\.(args|form|values|cookies)\b/.test(what)) && isBody(hit);

/** `self.set_header("Content-Type", "text/plain")`, `response.content_type = "application/json"`. */
const declaresOtherContent = (fn: FunctionModel | null): boolean =>
  fn?.node.type === 'FunctionDef' &&
  !declaresHtml(fn) &&
  some(fn.node.body, (node) => {
    const isType = (expr: Expr | undefined): boolean =>
      expr?.type === 'Str' && /^[a-z]+\/[\w.+-]+/.test(expr.value) && isOtherType(expr.value);
    if (node.type === 'Assign')
      return (
        isType(node.value) &&
        node.targets.some(
          (target) =>
            (target.type === 'Attribute' && /^(content_type|mimetype|media_type)$/.test(target.attr)) ||
            (target.type === 'Subscript' &&
              target.index.type === 'Str' &&
              /^content-type$/i.test(target.index.value)),
        )
      );
    if (
      node.type !== 'Call' ||
      node.func.type !== 'Attribute' ||
      !/header|content_?type/i.test(node.func.attr)
    )
      return false;
    const [first, second] = node.args;
    const isHeader = first?.value.type === 'Str' && /^content-type$/i.test(first.value.value);
    return isHeader ? isType(second?.value) : /content_?type/i.test(node.func.attr) && isType(first?.value);
  });

/** JSON that says what came, sent as a page: `json.dumps` leaves `<` as it is. */
const isJson = ({ value, taints }: SinkHit): boolean => {
  const [given] = matchesName(value.call?.names ?? [], '{json,simplejson}.dumps')
    ? value.call!.positional
    : [];
  return (
    given !== undefined &&
    taints.some(isOfOthers) &&
    [given, ...(given.entries?.values() ?? [])].some(
      (each) => isAsItCame(each) && !isMapping(each) && each.taints.some(isOfOthers),
    )
  );
};

export const isBody = (hit: SinkHit): boolean =>
  !(hit.call && isOtherContent(hit.call)) &&
  !declaresOtherContent(hit.function) &&
  !isMapping(hit.value) &&
  (isUnsafeHtml(hit) ||
    isJson(hit) ||
    (isAsItCame(hit.value) && hasHarmfulPiece(hit) && hit.taints.some(isOfOthers)));

/** What a view of Pyramid answers with, which is HTML unless it says otherwise. */
export const isPyramidBody = (hit: SinkHit): boolean =>
  hit.function?.decorators.some(({ names }) => matchesName(names, '{*.,}view_config')) === true &&
  isBody(hit);

/** A message about something that came, in a response whose type nobody has told: tornado says that it is HTML. */
export const isSentence = (hit: SinkHit): boolean => {
  const [first] = piecesOf(hit.value);
  return (
    typeof first === 'string' &&
    /^\s*[A-Za-z<]/.test(first) &&
    !declaresOtherContent(hit.function) &&
    hasHarmfulPiece(hit, isAsItCame)
  );
};

const sendsHtml =
  /^_*(respond|send|return|write|finish|reply|answer)\w*_html(_\w+)?$|^html_?response$|^raw_?html$/i;

/** Markdown's store of HTML that is to stay as it is: `self.md.htmlStash.store(html)`. */
const stashesHtml = ({ call }: SinkHit): boolean =>
  call?.method === 'store' &&
  call.receiverNode !== undefined &&
  /html_?stash$/i.test(calleeName(call.receiverNode));

/** A page that a function from elsewhere sends, by what it is called: `respond_with_html(request, 200, page)`. */
export const isHandedOnAsHtml = (hit: SinkHit): boolean =>
  hit.call !== undefined &&
  (sendsHtml.test(hit.call.method) || stashesHtml(hit)) &&
  hit.value.kind !== 'dict' &&
  piecesOf(hit.value).length > 1 &&
  hasHarmfulPiece(hit);

export const givesHtml = (fn: FunctionModel): boolean => {
  const { route } = fn;
  if (!route) return false;
  const response = fn.decorators
    .map(({ call }) => call?.arg('response_class'))
    .find((each) => each !== undefined);
  if (route.framework === 'fastapi')
    return response?.names.some((name) => name.endsWith('HTMLResponse')) ?? false;
  return /^(flask|bottle|cherrypy)$/.test(route.framework);
};

/** Of what a view returns, the body: `body, status, headers`. */
export const isReturnedBody = (hit: SinkHit): boolean => {
  const [body, second, third] = hit.value.kind === 'tuple' ? (hit.value.items ?? []) : [hit.value];
  if (!body || !hit.isTainted(body)) return false;
  if (isOtherType(textOf((third ?? second)?.entries?.get('Content-Type')))) return false;
  // A response that was made before is a sink by itself.
  if (body.names.some((name) => /Response$/.test(name))) return false;
  return isBody({ ...hit, value: body, taints: body.taints.filter((taint) => hit.taints.includes(taint)) });
};

/** What is marked as safe may come to stand in an attribute as well, unless it brings its own markup. */
export const isMarked = (hit: SinkHit): boolean =>
  !isScriptJson(hit.value) &&
  !isOwnBesideOthers(hit) &&
  (hasHarmfulPiece(hit) || (!looksLikeHtml(skeleton(hit.value)) && isLeftAsItIs(hit)));

/** Anything but what the widget that a class builds on has rendered: `mark_safe(super().render(name, value))`. */
const isLeftAsItIs = (hit: SinkHit): boolean => {
  const isLeft = isLeftIn(hit);
  return unknownPieces(hit.value).some(
    ({ piece }) =>
      hit.isTainted(piece) &&
      isLeft(piece) &&
      piece.call?.method !== 'render' &&
      harmsMarkup(piece, '<a title="'),
  );
};

/** JSON that can stand in a script: no tag begins or ends in it. */
const isScriptJson = (value: Value): boolean =>
  callsBefore(value).some(({ names }) => matchesName(names, '{json,simplejson}.dumps')) &&
  !harmsMarkup(value, '<script>');

/** What a handler of `http.server` writes after it has told that it sends HTML: text of any form is a page there. */
export const isDeclaredPage = (hit: SinkHit): boolean =>
  hit.call?.receiverNode !== undefined &&
  calleeName(hit.call.receiverNode) === 'wfile' &&
  declaresHtml(hit.function) &&
  hasHarmfulPiece(hit, isAsItCame);

/** What a handler writes, unless it tells that this is no HTML. */
export const isWritten = (hit: SinkHit): boolean => !declaresOtherContent(hit.function) && isUnsafeHtml(hit);
export const isPlainlyWritten = (hit: SinkHit): boolean =>
  !declaresOtherContent(hit.function) && isPlainlyUnsafeHtml(hit);

/** Markup is put into a text whose own signs nobody has escaped: `re.sub(r"\\*(.+?)\\*", r"<em>\\1</em>", text)`. */
export const isMarkedUp = ({ value }: SinkHit): boolean => {
  const calls = callsBefore(value);
  const isTag = (given: Value | undefined): boolean => looksLikeHtml(textOf(given) ?? '');
  const tags = calls
    .filter(({ method }) => method === 'sub' || method === 'replace')
    // Of a compiled pattern what is put in comes first: `LINK.sub(r"<a>\\1</a>", text)`.
    .map(({ method, names, positional: [first, second] }) =>
      method === 'sub' && !matchesName(names, '{re,regex}.sub') ? first : second,
    )
    .filter(isTag)
    .map((given) => textOf(given) ?? '');
  // A part of the text comes to stand in an attribute.
  const inAttribute = tags.some((text) => /=\s*["'][^"'>]*\\(\d|g<)/.test(text));
  return (
    tags.length > 0 &&
    (inAttribute || !calls.some(({ method }) => /escape|clean|sanitize|quote/i.test(method))) &&
    harmsMarkup(value, inAttribute ? '<a title="' : '')
  );
};

/** A page is often given as a list of its pieces, or as one of several things, the first with its status. */
export const piecesGiven = (hit: SinkHit): readonly SinkHit[] => {
  const { kind, items, entries } = hit.value;
  const given =
    kind === 'list'
      ? items
      : kind === 'tuple'
        ? items?.slice(0, 1)
        : kind === 'dict' && entries
          ? [...entries.values()]
          : undefined;
  return given ? given.filter(hit.isTainted).map((value) => ({ ...hit, value })) : [hit];
};
export const hasUnsafeHtml = (hit: SinkHit): boolean => piecesGiven(hit).some((each) => isUnsafeHtml(each));

/** What an object or a caller gathers for a page: `self.body.append(...)`. */
export const isGathered = (hit: SinkHit): boolean => {
  const into = hit.call?.receiverNode;
  const isGiven = into?.type === 'Name' && hit.function?.node.params.some(({ name }) => name === into.id);
  return (into?.type === 'Attribute' || isGiven === true) && isPlainlyUnsafeHtml(hit);
};
