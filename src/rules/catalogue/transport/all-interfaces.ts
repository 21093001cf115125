import type { CallInfo } from '../../engine/types.ts';
import type { Value } from '../../engine/types.ts';
import { textOf } from '../../engine/values/value.ts';
import type { Rule, RuleContext } from '../../rule.ts';

const isEverywhere = (host: Value | undefined): boolean =>
  ['', '0.0.0.0', '::'].includes(textOf(host) ?? '?');

const address =
  (...where: readonly (number | string)[]) =>
  (call: CallInfo, { report }: RuleContext): void => {
    const pair = call.arg(...where);
    if (pair?.items && pair.items.length >= 2 && isEverywhere(pair.items[0])) report(call.argNode(...where));
  };

const host =
  (...where: readonly (number | string)[]) =>
  (call: CallInfo, { report }: RuleContext): void => {
    if (isEverywhere(call.arg(...where))) report(call.argNode(...where));
  };

export const allInterfaces = {
  id: 'all-interfaces',
  title: 'Server listens on every network interface',
  cwes: [1327, 605, 668],
  severity: 'low',
  precision: 'medium',
  kind: 'security',
  preview: true,
  what: 'A socket or a server of the standard library is bound to `0.0.0.0`, `::` or an empty host.',
  why: 'Everybody who reaches the machine reaches the server, also where it was meant for the machine itself.',
  fix: 'Bind to `127.0.0.1`, or to the address of the one network that is meant.',
  bad: [
    `import socket

listener = socket.socket()
listener.bind(("0.0.0.0", 9100))
listener.listen()
`,
    `import socketserver

class Echo(socketserver.StreamRequestHandler):
    def handle(self):
        self.wfile.write(self.rfile.readline())

with socketserver.TCPServer(("", 7007), Echo) as server:
    server.serve_forever()
`,
    `import asyncio

async def start(client):
    return await asyncio.start_server(client, "::", 4000)
`,
  ],
  good: [
    `import socket

listener = socket.socket()
listener.bind(("127.0.0.1", 9100))
`,
    `import socketserver

def serve(host, handler):
    return socketserver.TCPServer((host, 7007), handler)
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/1327.html',
    'https://docs.python.org/3/library/socket.html#socket-families',
  ],
  tags: ['socket', 'network'],
  calls: {
    'socket.socket.bind': address(0),
    'socket.create_server': address(0, 'address'),
    'socketserver.{TCPServer,UDPServer,ThreadingTCPServer,ThreadingUDPServer,ForkingTCPServer}': address(
      0,
      'server_address',
    ),
    'http.server.{HTTPServer,ThreadingHTTPServer}': address(0, 'server_address'),
    'xmlrpc.server.SimpleXMLRPCServer': address(0, 'addr'),
    'asyncio.start_server': host(1, 'host'),
    '*.{create_server,create_datagram_endpoint}': host(1, 'host'),
  },
} satisfies Rule;
