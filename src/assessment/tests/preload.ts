/**
 * What a warm parent loads before its first test: what the tests and programs of a requirement set import most. A
 * library that is missing is left out; nothing here may start a thread.
 */
const standard = [
  ...[
    'asyncio',
    'base64',
    'csv',
    'datetime',
    'decimal',
    'email.message',
    'hashlib',
    'hmac',
    'html',
    'http.server',
  ],
  ...[
    'io',
    'json',
    'logging.config',
    'pathlib',
    'pickle',
    'random',
    're',
    'secrets',
    'shutil',
    'smtplib',
    'socket',
  ],
  ...[
    'sqlite3',
    'ssl',
    'subprocess',
    'tarfile',
    'tempfile',
    'threading',
    'unittest.mock',
    'urllib.request',
    'uuid',
  ],
  ...['xml.dom.minidom', 'xml.etree.ElementTree', 'xml.sax', 'zipfile'],
];

const web = [
  'flask',
  'jinja2',
  'requests',
  'sqlalchemy',
  'lxml.etree',
  'yaml',
  'jwt',
  'cryptography.x509',
  'bcrypt',
];

const bySet: Readonly<Record<string, readonly string[]>> = {
  plain: [],
  sallm: [...web, 'flask_sqlalchemy', 'paramiko', 'django.http', 'Crypto.Cipher.AES', 'Crypto.PublicKey.RSA'],
  tasks: [
    ...web,
    'django.http',
    'fastapi',
    'starlette.testclient',
    'httpx',
    'defusedxml.ElementTree',
    'ldap3',
  ],
};

/** Module names to load for a requirement set. */
export const preloadFor = (requirements: string): string[] => [...standard, ...(bySet[requirements] ?? web)];
