import { matchesName } from '../../engine/names/patterns.ts';
import { isConstant, textOf } from '../../engine/values/value.ts';
import type { Pattern, Sanitizer } from '../../rule.ts';
import { isHtmlEscape } from './markup.ts';

/** Functions from elsewhere that quote a text for an address, by what they are called: `quote_path`, `urlquote`. */
const quotesAddress =
  /^_*((quote|encode)_?(path|url|uri|link|href)|(url|uri|path|link)_?(quote|encode)d?(_plus)?|iri_to_uri|filepath_to_uri|escape_uri_path)$/i;

/** What gives a text that may stand in a page, or is no page. */
export const htmlSanitizers: readonly (Pattern | Sanitizer)[] = [
  { call: 'html.escape', when: (call) => !isConstant(call.arg(1, 'quote'), false) },
  { call: 'cgi.escape', when: (call) => isConstant(call.arg(1, 'quote'), true) },
  'markupsafe.{escape,escape_silent}',
  {
    call: '*',
    when: (call) => isHtmlEscape(call) && !matchesName(call.names, '{html,cgi,xml.sax.saxutils}.escape'),
  },
  'tornado.escape.{xhtml_escape,url_escape}',
  'twisted.web.html.escape',
  'wtforms.widgets.html_params',
  'markupsafe.Markup.*',
  'werkzeug.utils.escape',
  'bleach.clean',
  '{tornado.escape.,}linkify',
  '{textile.,}textile_restricted',
  '{*.,}flatatt',
  'nh3.clean',
  { call: '{urlize,*.urlize}', when: (call) => isConstant(call.arg(3, 'autoescape'), true) },
  // Of Markdown before version 3.
  {
    call: '*',
    when: (call) => /markdown$/i.test(call.method) && textOf(call.arg('safe_mode')) !== undefined,
  },
  'lxml.html.clean.*',
  'django.utils.html.{escape,conditional_escape,format_html,format_html_join,escapejs,json_script}',
  'xml.sax.saxutils.quoteattr',
  '{urllib.parse.,urllib.,}{quote,quote_plus,urlencode}',
  // In a fragment, whose imports are not known, `quote` is taken for that of shells.
  { call: 'shlex.quote', when: (call) => call.node.func.type === 'Name' },
  // Addresses of the program itself, quoted.
  '{reverse,django.urls.reverse,django.urls.reverse_lazy}',
  '*.{get_absolute_url,absolute_url,getURL,url_for,url_path_for,route_url,route_path,reverse_url}',
  { call: '*', when: ({ method }) => quotesAddress.test(method) },
  'base64.*',
  'django.shortcuts.render',
  '{flask,quart}.{render_template,render_template_string,jsonify,redirect,send_file,send_from_directory}',
  'django.template.loader.render_to_string',
  'jinja2.Template.render',
  '*.{render_to_string,htmlspecialchars}',
  // Times, and texts of them.
  '{*.,}{parse,format}_{date,time,datetime}',
  { call: '*.as_json', when: (call) => isConstant(call.arg(0, 'escape_html'), true) },
  '{requests,httpx}.*',
];
