/**
 * Names of libraries: where the same thing has several, which unbound names in fragments mean what, which class a call
 * gives. From the documentation of the libraries.
 */

/** Modules that stand for others; longest first. */
const sameModules: readonly (readonly [string, string])[] = [
  ['posixpath', 'os.path'],
  ['ntpath', 'os.path'],
  ['cPickle', 'pickle'],
  ['_pickle', 'pickle'],
  ['dill._dill', 'dill'],
  ['xml.etree.cElementTree', 'xml.etree.ElementTree'],
  ['six.moves.urllib', 'urllib'],
  ['six.moves.cPickle', 'pickle'],
  ['urllib2', 'urllib.request'],
  ['urlparse', 'urllib.parse'],
  ['six.moves', 'six'],
  ['commands', 'subprocess'],
  ['Cryptodome', 'Crypto'],
  ['ruamel_yaml', 'ruamel.yaml'],
  ['fastapi.requests', 'starlette.requests'],
  ['fastapi.responses', 'starlette.responses'],
  ['flask.globals', 'flask'],
  ['flask.helpers', 'flask'],
  ['flask.wrappers', 'flask'],
  ['werkzeug.wrappers.Request', 'flask.Request'],
  ['sqlalchemy.sql.expression', 'sqlalchemy'],
  ['sqlalchemy.sql', 'sqlalchemy'],
  ['sqlalchemy.engine', 'sqlalchemy'],
  ['psycopg2.extensions.connection', 'psycopg2.Connection'],
  ['psycopg2.extensions.cursor', 'psycopg2.Cursor'],
  ['psycopg2.extensions', 'psycopg2'],
  ['requests.sessions', 'requests'],
  ['requests.api', 'requests'],
  ['jinja2.environment', 'jinja2'],
  ['markupsafe.Markup', 'markupsafe.Markup'],
  ['flask.Markup', 'markupsafe.Markup'],
  ['flask.escape', 'markupsafe.escape'],
  ['jinja2.Markup', 'markupsafe.Markup'],
  ['fastapi.Request', 'starlette.requests.Request'],
  ['starlette.Request', 'starlette.requests.Request'],
  ['fastapi.Response', 'starlette.responses.Response'],
  ['django.http.request.HttpRequest', 'django.http.HttpRequest'],
  ['rest_framework.request.Request', 'django.http.HttpRequest'],
  ['django.http.response', 'django.http'],
  ['subprocess32', 'subprocess'],
  ['gevent.subprocess', 'subprocess'],
  ['eventlet.green.subprocess', 'subprocess'],
  ['eventlet.green.os', 'os'],
  ['invoke.context', 'invoke'],
  ['fabric.api', 'fabric.operations'],
  ['fabric2', 'fabric'],
  ['werkzeug.wrappers.Response', 'flask.Response'],
  ['werkzeug.Response', 'flask.Response'],
  ['BaseHTTPServer', 'http.server'],
  ['SimpleHTTPServer', 'http.server'],
  ['httplib', 'http.client'],
  ['asyncio.subprocess', 'asyncio'],
  ['pymysql.connections', 'pymysql'],
  ['pymysql.cursors', 'pymysql'],
  ['mysql.connector.connection', 'mysql.connector'],
  ['__builtin__', 'builtins'],
];
const sameByFirst = Map.groupBy(sameModules, ([from]) => from.split('.', 1)[0] ?? '');

/** The one name that rules know. */
export function canonical(name: string): string {
  if (name.startsWith('builtins.')) return name.slice(9);
  const first = name.split('.', 1)[0] ?? '';
  for (const [from, to] of sameByFirst.get(first) ?? [])
    if (name === from || name.startsWith(`${from}.`)) return canonicalOnce(to + name.slice(from.length), to);
  return name;
}

const canonicalOnce = (name: string, done: string): string => {
  const first = name.split('.', 1)[0] ?? '';
  for (const [from, to] of sameByFirst.get(first) ?? [])
    if (from !== done && to !== done && (name === from || name.startsWith(`${from}.`)))
      return to + name.slice(from.length);
  return name;
};

/** What names usually mean where nothing binds them: fragments without their imports. */
export const usual: ReadonlyMap<string, string> = new Map(
  Object.entries({
    request: 'flask.request',
    session: 'flask.session',
    redirect: 'flask.redirect',
    render_template: 'flask.render_template',
    render_template_string: 'flask.render_template_string',
    make_response: 'flask.make_response',
    send_file: 'flask.send_file',
    send_from_directory: 'flask.send_from_directory',
    safe_join: 'werkzeug.utils.safe_join',
    secure_filename: 'werkzeug.utils.secure_filename',
    jsonify: 'flask.jsonify',
    abort: 'flask.abort',
    url_for: 'flask.url_for',
    flash: 'flask.flash',
    Markup: 'markupsafe.Markup',
    escape: 'markupsafe.escape',
    mark_safe: 'django.utils.safestring.mark_safe',
    format_html: 'django.utils.html.format_html',
    format_html_join: 'django.utils.html.format_html_join',
    conditional_escape: 'django.utils.html.conditional_escape',
    strip_tags: 'django.utils.html.strip_tags',
    SafeString: 'django.utils.safestring.SafeString',
    SafeText: 'django.utils.safestring.SafeText',
    ...Object.fromEntries(
      ['', 'BadRequest', 'NotFound', 'Forbidden', 'ServerError', 'Redirect', 'PermanentRedirect'].map(
        (kind) => [`HttpResponse${kind}`, `django.http.HttpResponse${kind}`],
      ),
    ),
    JsonResponse: 'django.http.JsonResponse',
    RawSQL: 'django.db.models.expressions.RawSQL',
    Environment: 'jinja2.Environment',
    Popen: 'subprocess.Popen',
    call: 'subprocess.call',
    check_call: 'subprocess.check_call',
    check_output: 'subprocess.check_output',
    getoutput: 'subprocess.getoutput',
    getstatusoutput: 'subprocess.getstatusoutput',
    local: 'fabric.operations.local',
    Path: 'pathlib.Path',
    PurePath: 'pathlib.PurePath',
    PurePosixPath: 'pathlib.PurePosixPath',
    PureWindowsPath: 'pathlib.PureWindowsPath',
    quote: 'shlex.quote',
    unquote: 'urllib.parse.unquote',
    unquote_plus: 'urllib.parse.unquote_plus',
    urlretrieve: 'urllib.request.urlretrieve',
    urlsplit: 'urllib.parse.urlsplit',
    escapejs: 'django.utils.html.escapejs',
    etree: 'lxml.etree',
    objectify: 'lxml.objectify',
    lxml: 'lxml',
    AES: 'Crypto.Cipher.AES',
    DES: 'Crypto.Cipher.DES',
    DES3: 'Crypto.Cipher.DES3',
    ARC4: 'Crypto.Cipher.ARC4',
    Blowfish: 'Crypto.Cipher.Blowfish',
    ET: 'xml.etree.ElementTree',
    XMLParser: 'lxml.etree.XMLParser',
    np: 'numpy',
    pd: 'pandas',
    sa: 'sqlalchemy',
    Image: 'PIL.Image',
    RequestHandler: 'tornado.web.RequestHandler',
    BaseHTTPRequestHandler: 'http.server.BaseHTTPRequestHandler',
    SimpleHTTPRequestHandler: 'http.server.SimpleHTTPRequestHandler',
    APIView: 'rest_framework.views.APIView',
    FileResponse: 'django.http.FileResponse',
    StreamingHttpResponse: 'django.http.StreamingHttpResponse',
    st: 'streamlit',
    Literal: 'typing.Literal',
    publish_parts: 'docutils.core.publish_parts',
    publish_string: 'docutils.core.publish_string',
    UUID: 'uuid.UUID',
    saxutils: 'xml.sax.saxutils',
    quoteattr: 'xml.sax.saxutils.quoteattr',
    hexlify: 'binascii.hexlify',
    sha1: 'hashlib.sha1',
    sha256: 'hashlib.sha256',
    md5: 'hashlib.md5',
    BytesIO: 'io.BytesIO',
    StringIO: 'io.StringIO',
    urlopen: 'urllib.request.urlopen',
    urlparse: 'urllib.parse.urlparse',
    urljoin: 'urllib.parse.urljoin',
    literal_eval: 'ast.literal_eval',
    unicode: 'str',
    raw_input: 'input',
    join: 'os.path.join',
    path: 'os.path',
    Template: 'jinja2.Template',
    text: 'sqlalchemy.text',
  }),
);

/** The class of what a call gives, where the name does not say so itself. */
export const gives: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'sqlite3.connect': 'sqlite3.Connection',
    'aiosqlite.connect': 'aiosqlite.Connection',
    'psycopg2.connect': 'psycopg2.Connection',
    'psycopg.connect': 'psycopg.Connection',
    'psycopg.Connection.connect': 'psycopg.Connection',
    'pymysql.connect': 'pymysql.Connection',
    'MySQLdb.connect': 'MySQLdb.Connection',
    'mysql.connector.connect': 'mysql.connector.Connection',
    'cx_Oracle.connect': 'cx_Oracle.Connection',
    'oracledb.connect': 'oracledb.Connection',
    'pyodbc.connect': 'pyodbc.Connection',
    'asyncpg.connect': 'asyncpg.Connection',
    'duckdb.connect': 'duckdb.Connection',
    'sqlite3.Connection.execute': 'sqlite3.Cursor',
    'sqlalchemy.create_engine': 'sqlalchemy.Engine',
    'sqlalchemy.Engine.connect': 'sqlalchemy.Connection',
    'sqlalchemy.Engine.begin': 'sqlalchemy.Connection',
    'sqlalchemy.orm.sessionmaker()': 'sqlalchemy.orm.Session',
    'sqlalchemy.orm.scoped_session()': 'sqlalchemy.orm.Session',
    'sqlalchemy.ext.asyncio.async_sessionmaker()': 'sqlalchemy.orm.Session',
    'logging.getLogger': 'logging.Logger',
    'socket.create_connection': 'socket.socket',
    'hashlib.new': 'hashlib.new()',
    'ssl.create_default_context': 'ssl.SSLContext',
    'ssl._create_unverified_context': 'ssl.SSLContext',
    'requests.session': 'requests.Session',
    'requests.get': 'requests.Response',
    'requests.post': 'requests.Response',
    'requests.Session.get': 'requests.Response',
    'requests.Session.post': 'requests.Response',
    'argparse.ArgumentParser.parse_args': 'argparse.Namespace',
    'argparse.ArgumentParser.parse_known_args': 'argparse.Namespace[]',
    'argparse.ArgumentParser.add_argument_group': 'argparse.ArgumentParser',
    'tarfile.open': 'tarfile.TarFile',
    'tarfile.TarFile.open': 'tarfile.TarFile',
    'tarfile.TarFile.getmember': 'tarfile.TarInfo',
    'zipfile.ZipFile.getinfo': 'zipfile.ZipInfo',
    'pathlib.Path.resolve': 'pathlib.Path',
    'pathlib.Path.absolute': 'pathlib.Path',
    'pathlib.Path.expanduser': 'pathlib.Path',
    'pathlib.Path.joinpath': 'pathlib.Path',
    'pathlib.Path.with_name': 'pathlib.Path',
    'pathlib.Path.with_suffix': 'pathlib.Path',
    'pathlib.Path.relative_to': 'pathlib.Path',
    'pathlib.Path.cwd': 'pathlib.Path',
    'pathlib.Path.home': 'pathlib.Path',
    'pathlib.Path.parent': 'pathlib.Path',
    'pathlib.Path.open': 'file',
    open: 'file',
    'io.open': 'file',
    'codecs.open': 'file',
    'os.fdopen': 'file',
    'gzip.open': 'file',
    'ftplib.FTP': 'ftplib.FTP',
    'socket.socket': 'socket.socket',
    'ftplib.FTP_TLS': 'ftplib.FTP_TLS',
    'smtplib.SMTP': 'smtplib.SMTP',
    'smtplib.LMTP': 'smtplib.SMTP',
    'imaplib.IMAP4': 'imaplib.IMAP4',
    'imaplib.IMAP4_SSL': 'imaplib.IMAP4_SSL',
    'poplib.POP3': 'poplib.POP3',
    'poplib.POP3_SSL': 'poplib.POP3_SSL',
    'smtplib.SMTP_SSL': 'smtplib.SMTP_SSL',
    'lxml.etree.parse': 'lxml.etree.ElementTree',
    'lxml.etree.fromstring': 'lxml.etree.Element',
    'lxml.etree.XML': 'lxml.etree.Element',
    'lxml.etree.ElementTree.getroot': 'lxml.etree.Element',
    'xml.etree.ElementTree.parse': 'xml.etree.ElementTree.ElementTree',
    'xml.etree.ElementTree.fromstring': 'xml.etree.ElementTree.Element',
    'xml.etree.ElementTree.ElementTree.getroot': 'xml.etree.ElementTree.Element',
    'flask.make_response': 'flask.Response',
    'flask.jsonify': 'flask.Response',
    'aiohttp.ClientSession': 'aiohttp.ClientSession',
    'ldap.initialize': 'ldap.LDAPObject',
    're.compile': 're.Pattern',
    'paramiko.client.SSHClient': 'paramiko.SSHClient',
    'multiprocessing.Pool': 'multiprocessing.Pool',
    'boto3.client': 'boto3.client()',
    'tornado.web.RequestHandler.request': 'tornado.httputil.HTTPServerRequest',
    'django.db.connection.cursor': 'django.db.Cursor',
    'django.db.connections[].cursor': 'django.db.Cursor',
  }),
);

/** What iterating or indexing gives. */
export const elements: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'tarfile.TarFile': 'tarfile.TarInfo',
    'tarfile.TarFile.getmembers()': 'tarfile.TarInfo',
    'zipfile.ZipFile.infolist()': 'zipfile.ZipInfo',
    'django.db.connections': 'django.db.connection',
    'pathlib.Path.iterdir()': 'pathlib.Path',
    'pathlib.Path.glob()': 'pathlib.Path',
    'pathlib.Path.rglob()': 'pathlib.Path',
    'lxml.etree.Element': 'lxml.etree.Element',
    'xml.etree.ElementTree.Element': 'xml.etree.ElementTree.Element',
    file: 'file[]',
  }),
);

/** Attributes that are instances themselves. */
const attributeClasses: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'pathlib.Path.parent': 'pathlib.Path',
    'pathlib.Path.parents': 'pathlib.Path.parents',
    'tornado.web.RequestHandler.request': 'tornado.httputil.HTTPServerRequest',
    'fastapi.Request': 'starlette.requests.Request',
  }),
);

/** The qualified name of an attribute. */
export const attributeName = (owner: string, attr: string): string => {
  const name = canonical(`${owner}.${attr}`);
  return attributeClasses.get(name) ?? name;
};

/** The name of what a call to this name gives: its class, or the name with `()`. */
export function resultName(callee: string): string {
  const known = gives.get(callee);
  if (known !== undefined) return known;
  const last = callee.slice(callee.lastIndexOf('.') + 1);
  if (/^[A-Z]/.test(last) && !/^[A-Z0-9_]+$/.test(last.slice(1) || 'a')) return callee;
  if (last === 'cursor')
    return `${callee.slice(0, Math.max(0, callee.lastIndexOf('.')))}.Cursor`.replace(
      /\.Connection\.Cursor$/,
      '.Cursor',
    );
  return `${callee}()`;
}

export const elementName = (name: string): string =>
  elements.get(name) ?? (name.endsWith('[]') ? name : `${name}[]`);
