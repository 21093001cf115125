/**
 * What a warm parent loads before its first test: what the tests and programs of a requirement set were seen to import
 * in its children. A library that is missing is left out; nothing here may start a thread. What few tests need and takes
 * much memory (numpy, pandas) stays out: every fork pays for it.
 */
const words = (text: string): string[] => text.trim().split(/\s+/);

const standard = words(`
  asyncio base64 csv datetime decimal hashlib hmac html http.server io json logging.config pathlib pickle random re
  secrets shutil smtplib socket sqlite3 ssl statistics subprocess tarfile tempfile threading unittest.mock urllib.request
  uuid xml.dom.minidom xml.etree.ElementTree xml.sax zipfile
  email.message email.policy email.headerregistry email.mime.multipart email.mime.text
  encodings.ascii encodings.cp437 encodings.idna encodings.latin_1 encodings.unicode_escape
`);

const web = words(`
  flask flask.testing flask.debughelpers jinja2 requests sqlalchemy sqlalchemy.dialects.sqlite lxml.etree yaml jwt
  cryptography.x509 cryptography.hazmat.primitives.ciphers.aead bcrypt flask_sqlalchemy flask_sqlalchemy.cli
  Crypto.Cipher.AES Crypto.Cipher.DES Crypto.Util.Padding
`);

const bySet: Readonly<Record<string, readonly string[]>> = {
  plain: [],
  sallm: [...web, ...words('paramiko django.http Crypto.PublicKey.RSA')],
  tasks: [
    ...web,
    ...words(`
      fastapi fastapi.testclient fastapi.middleware.cors starlette starlette.testclient httpx defusedxml.ElementTree ldap3
      django.http django.urls django.conf.urls django.core.handlers.wsgi django.core.mail django.middleware.csrf
      django.template.loader_tags django.template.defaulttags django.views.debug django.views.decorators.csrf
      django.db.backends.sqlite3.base django.db.models.sql.compiler
    `),
  ],
};

/** Module names to load for a requirement set. */
export const preloadFor = (requirements: string): string[] => [...standard, ...(bySet[requirements] ?? web)];
