import { piecesOf, skeleton } from '../../engine/values/shape.ts';
import { textOf } from '../../engine/values/value.ts';
import type { Rule, SinkHit } from '../../rule.ts';
import { hasBreakablePiece, isBreakable } from './lines.ts';

/** A piece that stands in a line of the text that ends there with a line break, before any empty line. */
function isInLine(hit: SinkHit, isHead: (before: string, after: string) => boolean): boolean {
  const pieces = piecesOf(hit.value);
  const texts = pieces.map((piece) => (typeof piece === 'string' ? piece : '\0'));
  return pieces.some(
    (piece, i) => isBreakable(hit, piece) && isHead(texts.slice(0, i).join(''), texts.slice(i + 1).join('')),
  );
}

/** `Name: ...` in the head of a message: what comes before the first empty line. */
const inHead = (before: string, after: string): boolean =>
  !/\r?\n\r?\n/.test(before) && /(^|\n)[A-Za-z\0][\w-]*:[^\n]*$/.test(before) && /^[^\n]*\r?\n/.test(after);

/** A line of a protocol with a command before the data. */
const inCommand = (before: string, after: string): boolean =>
  /(^|\n)[A-Za-z]+ [^\n]*$/.test(before) && /^[^\n]*\r\n/.test(after) && !/\r\n/.test(before);

const isMessage = (hit: SinkHit): boolean => isInLine(hit, inHead);
const isProtocol = (hit: SinkHit): boolean =>
  isInLine(hit, (before, after) => inHead(before, after) || inCommand(before, after));

export const headerInjection = {
  id: 'header-injection',
  title: 'Line breaks of untrusted text in headers or commands of a protocol',
  cwes: [93, 113, 77],
  severity: 'medium',
  precision: 'medium',
  kind: 'security',
  what: 'Untrusted text becomes part of a header or of a line of a protocol, with its line breaks; or the client chooses the type of the content of its own answer.',
  why: 'A line break ends the line: what comes after it is a header or a command of whoever wrote the text: another recipient, a cookie, a page.',
  fix: 'Build messages with `email.message.EmailMessage`, which refuses line breaks; refuse texts with control characters before they come into a header or a command.',
  bad: [
    `import smtplib

def send(name, address):
    text = f"From: shop@example.org\\r\\nTo: {address}\\r\\nSubject: Thank you, {name}\\r\\n\\r\\nBye"
    with smtplib.SMTP("localhost") as server:
        server.sendmail("shop@example.org", address, text)
`,
    `from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

class Download(BaseHTTPRequestHandler):
    def do_GET(self):
        name = parse_qs(urlsplit(self.path).query)["name"][0]
        self.send_response(200)
        self.send_header("Content-Disposition", "attachment; filename=" + name)
        self.end_headers()
`,
    `import socket

def remember(host, key):
    connection = socket.create_connection((host, 6379))
    connection.sendall(f"INCR {key}\\r\\n".encode())
`,
    `from flask import Flask, Response, request

app = Flask(__name__)

@app.get("/echo")
def echo():
    response = Response("hello")
    response.headers["Content-Type"] = request.args["type"]
    return response
`,
  ],
  good: [
    `import smtplib
from email.message import EmailMessage

def send(name, address):
    message = EmailMessage()
    message["To"] = address
    message["Subject"] = f"Thank you, {name}"
    with smtplib.SMTP("localhost") as server:
        server.send_message(message)
`,
    `from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, quote, urlsplit

class Download(BaseHTTPRequestHandler):
    def do_GET(self):
        name = parse_qs(urlsplit(self.path).query)["name"][0]
        self.send_response(200)
        self.send_header("Content-Disposition", "attachment; filename*=UTF-8''" + quote(name))
        self.end_headers()
`,
    `import re
import socket

def remember(host, key):
    if not re.fullmatch(r"[a-z]+", key):
        raise ValueError(key)
    connection = socket.create_connection((host, 6379))
    connection.sendall(f"INCR {key}\\r\\n".encode())
`,
    `import socket

def chat(connection: socket.socket, text):
    connection.sendall(text.encode() + b"\\n")
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/93.html',
    'https://cwe.mitre.org/data/definitions/113.html',
    'https://docs.python.org/3/library/email.message.html',
  ],
  tags: ['http', 'mail', 'socket'],
  flow: {
    sinks: [
      { call: '*.send_header', arg: [0, 1], when: hasBreakablePiece, labels: ['remote', 'parameter'] },
      { call: 'smtplib.{SMTP,SMTP_SSL}.sendmail', arg: [2, 'msg'], when: isMessage },
      { call: '*.sendmail', arg: [2, 'msg'], when: isMessage },
      { call: 'socket.socket.{send,sendall}', when: isProtocol },
      {
        call: '*.{send,sendall}',
        when: (hit) =>
          hit.call?.names[0]?.startsWith('?') === true &&
          /\0[^]*\r\n/.test(skeleton(hit.value)) &&
          isProtocol(hit),
      },
      { call: '*.wfile.write', when: isMessage },
      {
        store: '{flask.Response,quart.Response}.headers',
        labels: ['remote'],
        when: (hit) => /^content-type$/i.test(textOf(hit.store?.key) ?? '') && hasBreakablePiece(hit),
      },
    ],
    sanitizers: [
      'repr',
      'email.header.Header',
      'urllib.parse.{quote,quote_plus,urlencode}',
      'werkzeug.utils.secure_filename',
      'base64.*',
    ],
  },
} satisfies Rule;
