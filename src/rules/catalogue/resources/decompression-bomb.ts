import { isConstant } from '../../engine/values/value.ts';
import type { Rule, SinkHit } from '../../rule.ts';

/** What is opened are bytes in memory: sent by somebody, not a file of the program's own. */
const isBytes = ({ value, call }: SinkHit): boolean =>
  value.names.some((name) => name.endsWith('BytesIO')) && call !== undefined;

/** It is read in pieces of a known size. */
const readsPieces = ({ context }: SinkHit): boolean => /\.read\(\s*[\w.*+ ]+\s*\)/.test(context.module.text);

export const decompressionBomb = {
  id: 'decompression-bomb',
  title: 'Untrusted data is decompressed without a limit',
  cwes: [409, 400],
  severity: 'medium',
  precision: 'medium',
  kind: 'security',
  preview: true,
  what: 'Data of others is decompressed as a whole, or pictures of any number of pixels are decoded.',
  why: 'Some kilobytes decompress to gigabytes: memory runs out for everybody. A check of the size afterwards comes too late.',
  fix: 'Decompress up to a limit: `zlib.decompressobj().decompress(data, limit)`, `file.read(limit + 1)`; keep `Image.MAX_IMAGE_PIXELS` and look at `image.size` before decoding.',
  bad: [
    `import gzip
from flask import Flask, request

app = Flask(__name__)

@app.post("/log")
def log():
    return str(len(gzip.decompress(request.data).splitlines()))
`,
    `import zlib

def unpack(message):
    return zlib.decompress(message).decode()
`,
    `from PIL import Image

Image.MAX_IMAGE_PIXELS = None
`,
  ],
  good: [
    `import zlib

def unpack(message):
    machine = zlib.decompressobj()
    data = machine.decompress(message, 1_000_000)
    if machine.unconsumed_tail:
        raise ValueError("too large")
    return data
`,
    `import gzip

def lines(path):
    with gzip.open(path, "rt") as file:
        return sum(1 for _ in file)
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/409.html',
    'https://docs.python.org/3/library/zlib.html#zlib.Decompress.decompress',
    'https://pillow.readthedocs.io/en/stable/reference/Image.html#PIL.Image.open',
  ],
  tags: ['zlib', 'gzip', 'pillow'],
  flow: {
    sources: ['remote', 'parameter'],
    guardKinds: ['verified'],
    sinks: [
      { call: '{gzip,zlib,bz2,lzma,brotli,snappy,zstandard}.decompress' },
      { call: '{gzip,bz2,lzma}.open', when: (hit) => isBytes(hit) && !readsPieces(hit) },
      {
        call: 'PIL.Image.open',
        when: (hit) =>
          isBytes(hit) &&
          !/MAX_IMAGE_PIXELS\s*=\s*\d|\.width\b|\.size\b[^=\n]*(>|\n?.*>)/.test(hit.context.module.text),
      },
    ],
  },
  stores: {
    'PIL.Image.MAX_IMAGE_PIXELS': ({ value, node }, { report }) => {
      if (isConstant(value, null)) report(node);
    },
  },
} satisfies Rule;
