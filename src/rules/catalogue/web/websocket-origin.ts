import type { Node } from '../../engine/syntax/ast.ts';
import { isConstant, textOf } from '../../engine/values/value.ts';
import type { Rule } from '../../rule.ts';
import { some } from '../syntax.ts';

const isOriginText = (node: Node): boolean => node.type === 'Str' && /^(http_)?origin$/i.test(node.value);

/** `headers["origin"].startswith(site)`: `https://site.example.evil.example` begins like that too. */
const isPrefixCheck = (node: Node): boolean =>
  node.type === 'Call' &&
  node.func.type === 'Attribute' &&
  node.func.attr === 'startswith' &&
  some([node.func.value], isOriginText);

const readsCookie = (node: Node): boolean =>
  (node.type === 'Attribute' && ['cookies', 'session'].includes(node.attr)) ||
  (node.type === 'Call' && node.func.type === 'Name' && node.func.id === 'Cookie');

export const websocketOrigin = {
  id: 'websocket-origin',
  title: 'WebSocket trusts a cookie without a check of the origin',
  cwes: [1385, 346],
  severity: 'high',
  precision: 'high',
  kind: 'security',
  what: 'A WebSocket knows its user by a cookie and accepts connections of pages from anywhere.',
  why: 'Browsers send cookies with WebSockets of any page, and rules for cross-origin requests do not hold for them: a page of anybody talks in the name of its visitor.',
  fix: 'Compare the header `Origin` as a whole with the addresses of the site before `accept`.',
  bad: [
    `from fastapi import FastAPI, WebSocket
from accounts import user_of

app = FastAPI()

@app.websocket("/orders")
async def orders(socket: WebSocket):
    user = user_of(socket.cookies.get("session"))
    await socket.accept()
    await socket.send_json(user.orders)
`,
    `from fastapi import Cookie, FastAPI, WebSocket
from accounts import user_of

app = FastAPI()

@app.websocket("/orders")
async def orders(socket: WebSocket, session: str = Cookie("")):
    if not socket.headers.get("origin", "").startswith("https://shop.example"):
        return await socket.close()
    await socket.accept()
    await socket.send_json(user_of(session).orders)
`,
    `import tornado.websocket

class Orders(tornado.websocket.WebSocketHandler):
    def check_origin(self, origin):
        return True

    def on_message(self, message):
        self.write_message(message)
`,
  ],
  good: [
    `from fastapi import FastAPI, WebSocket
from accounts import user_of

app = FastAPI()

@app.websocket("/orders")
async def orders(socket: WebSocket):
    if socket.headers.get("origin") != "https://shop.example":
        return await socket.close()
    user = user_of(socket.cookies.get("session"))
    await socket.accept()
    await socket.send_json(user.orders)
`,
    `from fastapi import FastAPI, WebSocket

app = FastAPI()

@app.websocket("/clock")
async def clock(socket: WebSocket):
    await socket.accept()
    await socket.send_text("12:00")
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/1385.html',
    'https://www.rfc-editor.org/rfc/rfc6455#section-10.2',
    'https://www.tornadoweb.org/en/stable/websocket.html#tornado.websocket.WebSocketHandler.check_origin',
  ],
  tags: ['websocket', 'fastapi', 'tornado'],
  calls: {
    'flask_socketio.SocketIO': (call, { report }) => {
      if (textOf(call.arg('cors_allowed_origins')) === '*') report(call.argNode('cors_allowed_origins'));
    },
  },
  functions: (fn, { module, report }) => {
    const { node } = fn;
    if (node.type !== 'FunctionDef') return;
    if (fn.name === 'check_origin' && fn.class) {
      const values = [...fn.returned.values()];
      if (values.length > 0 && values.every((value) => isConstant(value, true)))
        report(node.decorators[0] ?? node.body[0]!);
      return;
    }
    const isSocket = fn.decorators.some(
      ({ names, call }) => call && names.some((name) => name.endsWith('.websocket')),
    );
    if (!isSocket) return;
    const inside = [...node.params.flatMap(({ default: value }) => (value ? [value] : [])), ...node.body];
    if (!some(inside, readsCookie)) return;
    const checks = some(module.ast.body, isOriginText) && !some(module.ast.body, isPrefixCheck);
    if (!checks) report(node.decorators[0] ?? node);
  },
} satisfies Rule;
