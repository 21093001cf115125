import type { Expr } from '../../engine/syntax/ast.ts';
import type { Rule, SinkHit } from '../../rule.ts';
import { some } from '../syntax.ts';

const isLimitName = (name: string): boolean => /limit|max/i.test(name) || /^[A-Z][A-Z0-9_]+$/.test(name);

/** A limit: a number, or a name of one. */
const isLimit = (node: Expr): boolean =>
  (node.type === 'Constant' && typeof node.value === 'number' && node.value > 16) ||
  (node.type === 'BinOp' && isLimit(node.left) && (node.right.type === 'Constant' || isLimit(node.right))) ||
  (node.type === 'Name' && isLimitName(node.id)) ||
  (node.type === 'Attribute' && isLimitName(node.attr));

/** Something in the file is compared with a limit. */
const hasLimit = ({ context }: SinkHit): boolean =>
  some(
    context.module.ast.body,
    (node) =>
      node.type === 'Compare' &&
      node.ops.some((operator) => /^[<>]=?$/.test(operator)) &&
      [node.left, ...node.comparators].some(isLimit),
  );

const unlimited = (hit: SinkHit): boolean => !hasLimit(hit);

export const announcedSize = {
  id: 'announced-size',
  title: 'As much memory as the other side announces',
  cwes: [789, 770, 400],
  severity: 'medium',
  precision: 'medium',
  kind: 'security',
  what: 'A length that was read from a message decides, without a limit, how much is read or reserved.',
  why: 'Four bytes announce four gigabytes: the process runs out of memory, or waits for data that never comes.',
  fix: 'Compare the length with the largest that makes sense, and close the connection when it is larger.',
  bad: [
    `import struct

def receive(sock):
    (size,) = struct.unpack("!I", sock.recv(4))
    return sock.recv(size)
`,
    `def receive(stream):
    size = int.from_bytes(stream.read(4), "big")
    buffer = bytearray(size)
    stream.readinto(buffer)
    return buffer
`,
  ],
  good: [
    `import struct

LIMIT = 65536

def receive(sock):
    (size,) = struct.unpack("!I", sock.recv(4))
    if size > LIMIT:
        raise ValueError("message too long")
    return sock.recv(size)
`,
    `def receive(stream):
    return stream.read(4096)
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/789.html',
    'https://docs.python.org/3/library/socket.html#socket.socket.recv',
  ],
  tags: ['socket', 'memory'],
  flow: {
    sources: [
      {
        label: 'announced-size',
        call: ['struct.{unpack,unpack_from}', 'struct.Struct.{unpack,unpack_from}'],
      },
      { label: 'announced-size', call: 'int.from_bytes' },
    ],
    guardKinds: ['constant'],
    sinks: [
      { call: '{bytearray,bytes}', when: unlimited },
      { call: '*.{recv,readexactly,recv_exact}', when: unlimited },
      {
        call: '*.read',
        when: (hit) => unlimited(hit) && hit.call?.receiver?.names.includes('file') !== true,
      },
    ],
  },
} satisfies Rule;
