import type { Rule, SinkHit } from '../../rule.ts';
import { originText } from '../origin.ts';
import { some } from '../syntax.ts';

const header = /headers(\.get\(|\[)\s*["'](x-forwarded-host|x-host|host|origin|referer)["']/i;

/** The host that a request names, and no comparison of it anywhere. */
function isHost({ taints, context, call }: SinkHit): boolean {
  if (!/mail|^send_message$|^sendmail$/i.test(call?.method ?? '')) return false;
  const { module } = context;
  const comparesHost = some(
    module.ast.body,
    (node) =>
      node.type === 'Compare' &&
      some(
        [node],
        (inner) => inner.type === 'Attribute' && ['host', 'host_url', 'url_root'].includes(inner.attr),
      ),
  );
  if (comparesHost) return false;
  return taints.some((taint) => {
    const text = originText(taint, module.text);
    if (taint.label === 'remote') return header.test(text);
    return !text.startsWith('url_for') && !text.startsWith('flask.url_for')
      ? taint.label === 'named-host'
      : /_external\s*=\s*True/.test(text) && !/SERVER_NAME|TRUSTED_HOSTS/.test(module.text);
  });
}

export const hostInMail = {
  id: 'host-in-mail',
  title: 'Link in a mail leads to the host that the request names',
  cwes: [640, 20],
  severity: 'high',
  precision: 'high',
  kind: 'security',
  what: 'A link that is sent by mail, such as one for a new password, begins with a host from a header of the request.',
  why: 'Whoever asks for the mail chooses the header. The owner of the account opens the link and gives its token to the attacker.',
  fix: "Build links for mails from the configured address of the site, or set the framework's list of trusted hosts (`SERVER_NAME`, `TRUSTED_HOSTS`, `ALLOWED_HOSTS`).",
  bad: [
    `from flask import Flask, request
from mailing import send_mail, new_token

app = Flask(__name__)

@app.post("/lost")
def lost():
    address = request.form["address"]
    send_mail(address, f"Open https://{request.host}/reset/{new_token(address)}")
    return "sent"
`,
    `from flask import Flask, request, url_for
from mailing import mailer, new_token

app = Flask(__name__)

@app.post("/invite")
def invite():
    link = url_for("join", token=new_token(), _external=True)
    mailer.send_email(request.form["address"], "Join us: " + link)
    return "sent"
`,
  ],
  good: [
    `from flask import Flask, request
from mailing import send_mail, new_token, SITE

app = Flask(__name__)

@app.post("/lost")
def lost():
    address = request.form["address"]
    send_mail(address, f"Open {SITE}/reset/{new_token(address)}")
    return "sent"
`,
    `from flask import Flask, abort, request
from mailing import send_mail, new_token, HOST

app = Flask(__name__)

@app.post("/lost")
def lost():
    if request.host != HOST:
        abort(400)
    address = request.form["address"]
    send_mail(address, "Open " + request.host_url + "reset/" + new_token(address))
    return "sent"
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/640.html',
    'https://docs.djangoproject.com/en/stable/topics/security/#host-header-validation',
    'https://flask.palletsprojects.com/en/stable/config/#TRUSTED_HOSTS',
  ],
  tags: ['flask', 'mail', 'authentication'],
  flow: {
    sources: [
      'remote',
      { label: 'named-host', attribute: 'flask.{request,Request}.{host,host_url,url_root,base_url,url}' },
      { label: 'named-host', attribute: 'starlette.requests.Request.base_url' },
      { label: 'named-host', call: 'flask.url_for', what: 'the host of the request' },
    ],
    sinks: [{ call: '*', arg: 'any', when: isHost }],
  },
} satisfies Rule;
