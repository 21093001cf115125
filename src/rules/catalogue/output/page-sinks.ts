import { matchesName } from '../../engine/names/patterns.ts';
import { piecesOf } from '../../engine/values/shape.ts';
import { isConstant, textOf } from '../../engine/values/value.ts';
import type { Sink, SinkHit } from '../../rule.ts';
import { isAsItCame, isOwnBesideOthers } from '../text.ts';
import { hasHarmfulPiece, isPlainlyUnsafeHtml, isUnsafeHtml } from './markup.ts';
import {
  givesHtml,
  hasUnsafeHtml,
  isBody,
  isDeclaredPage,
  isFlaskBody,
  isGathered,
  isHandedOnAsHtml,
  isMarked,
  isMarkedUp,
  isPlainlyWritten,
  isPyramidBody,
  isReturnedBody,
  isSaidHtml,
  isSentence,
  isWsgiPage,
  isWritten,
  piecesGiven,
} from './pages.ts';

/** Functions whose results stand in pages as they are, by what they are called. */
const rendersText = /render|html|markup|format/i;

/** Markdown leaves the HTML in a text as it is. */
const isMarkdown = ({ value }: SinkHit): boolean =>
  matchesName(value.call?.names ?? [], '{markdown,markdown2}.{markdown,Markdown().convert}') &&
  textOf(value.call?.arg('safe_mode')) === undefined;

/** What becomes part of a page. */
export const pageSinks: readonly Sink[] = [
  { returns: givesHtml, when: isReturnedBody },
  {
    returns: () => true,
    labels: ['remote', 'local', 'parameter', 'field', 'listing'],
    when: (hit) =>
      !isOwnBesideOthers(hit) && piecesGiven(hit).some((each) => isUnsafeHtml(each) || isMarkedUp(each)),
  },
  {
    call: '{flask,quart}.{make_response,Response}',
    arg: [0, 'response'],
    when: isBody,
    labels: ['remote'],
  },
  {
    call: 'django.http.{HttpResponse,HttpResponseBadRequest,HttpResponseNotFound,HttpResponseForbidden,HttpResponseServerError}',
    arg: [0, 'content'],
    when: isBody,
  },
  // What an object holds, put into markup.
  {
    call: '{django.http.HttpResponse,starlette.responses.HTMLResponse}',
    arg: [0, 'content'],
    labels: ['field'],
    when: (hit) => !isOwnBesideOthers(hit) && isPlainlyUnsafeHtml(hit),
  },
  { call: 'starlette.responses.HTMLResponse', arg: [0, 'content'], when: isBody },
  {
    call: '{pyramid.response,webob}.Response',
    arg: [0, 'body', 'text'],
    when: isBody,
  },
  {
    call: '{starlette.responses,rest_framework.response,sanic.response,falcon}.{Response,HTTPResponse}',
    arg: [0, 'content', 'data', 'body'],
    when: (hit) => /html/.test(textOf(hit.call?.arg('media_type', 'content_type')) ?? '') && isBody(hit),
  },
  { call: '{IPython.display,IPython.core.display}.HTML', arg: [0, 'data'], when: isUnsafeHtml },
  {
    call: 'streamlit.{markdown,write}',
    when: (hit) => isConstant(hit.call?.arg('unsafe_allow_html'), true) && isUnsafeHtml(hit),
  },
  { store: '*.{body,text,content,unicode_body,innerHTML}', labels: ['remote'], when: isUnsafeHtml },
  { store: '*.{response,resp}.{body,text}', labels: ['parameter', 'field'], when: isPlainlyUnsafeHtml },
  { call: 'sanic.response.html', when: isBody },
  {
    call: '{aiohttp.,}web.Response',
    arg: ['text', 'body'],
    when: isSaidHtml,
  },
  { call: 'Response', arg: [0, 'response', 'body', 'content'], labels: ['remote'], when: isFlaskBody },
  { returns: () => true, labels: ['remote', 'parameter'], when: isWsgiPage },
  { returns: ({ name }) => rendersText.test(name), labels: ['remote', 'parameter'], when: isMarkdown },
  // Its page shows them as they are.
  {
    call: '{twisted.web.,}resource.{ErrorPage,NoResource,ForbiddenResource}',
    arg: 'any',
    when: (hit) => hasHarmfulPiece(hit, isAsItCame),
  },
  { call: 'tornado.web.RequestHandler.{write,finish}', when: isBody },
  {
    call: 'tornado.web.RequestHandler.{write,finish}',
    labels: ['remote', 'parameter'],
    when: isSentence,
  },
  { call: '*', arg: 'any', when: isHandedOnAsHtml },
  { call: '*.append', labels: ['remote', 'parameter'], when: isGathered },
  {
    call: '{django.http.JsonResponse,flask.jsonify,quart.jsonify}',
    labels: ['remote'],
    when: hasUnsafeHtml,
  },
  { call: '{flask,quart}.render_template_string', arg: [0, 'source'], when: isUnsafeHtml },
  {
    call: '{literal,h.literal,webhelpers.html.literal,webhelpers2.html.literal,webhelpers.html.builder.literal,genshi.Markup,genshi.core.Markup,kajiki.Markup,gluon.XML,XML,dominate.util.raw,yattag.Doc.asis,HTMLString,wtforms.widgets.HTMLString,wtforms.widgets.core.HTMLString,SafeUnicode}',
    labels: ['remote', 'parameter', 'field'],
    when: isUnsafeHtml,
  },
  { call: '*.{write,writelines,write_text,sendall,finish}', labels: ['remote'], when: isWritten },
  {
    call: '*.{write,writelines,write_text,finish,send,sendall}',
    labels: ['parameter', 'field', 'listing'],
    when: (hit) => !isOwnBesideOthers(hit) && isPlainlyWritten(hit),
  },
  { call: 'Response', arg: [0, 'response', 'body', 'content'], when: isPlainlyWritten },
  { call: 'Response', arg: [0, 'body'], labels: ['remote'], when: isPyramidBody },
  { call: '*.write', labels: ['remote', 'parameter'], when: isDeclaredPage },
  { call: 'print', labels: ['remote'], when: isUnsafeHtml },
  // Templates of Django that show messages leave those with the tag as they are.
  {
    call: '{django.contrib.,}messages.{add_message,success,info,warning,error}',
    arg: [2, 1, 'message'],
    when: (hit) => /\bsafe\b/.test(textOf(hit.call?.arg('extra_tags')) ?? '') && isPlainlyUnsafeHtml(hit),
  },
  // Mails that are read as HTML.
  {
    call: '*.attach_alternative',
    when: (hit) => textOf(hit.call?.arg(1, 'mimetype')) === 'text/html' && isPlainlyUnsafeHtml(hit),
  },
  {
    call: '{email.mime.text.,}MIMEText',
    when: (hit) => textOf(hit.call?.arg(1, '_subtype')) === 'html' && isPlainlyUnsafeHtml(hit),
  },
  { call: '*', arg: ['html_message', 'html_body'], when: isPlainlyUnsafeHtml },
  {
    call: '{lxml.html.,}{fragment_fromstring,fragments_fromstring}',
    when: (hit) => piecesOf(hit.value).length > 1 && isPlainlyUnsafeHtml(hit),
  },
  { call: 'markupsafe.Markup', labels: ['remote', 'local', 'parameter', 'field'], when: isMarked },
  {
    call: 'django.utils.safestring.{mark_safe,SafeString,SafeText}',
    labels: ['remote', 'local', 'parameter', 'field'],
    when: isMarked,
  },
  { call: 'django.utils.html.{format_html,format_html_join}', when: isMarked },
];
