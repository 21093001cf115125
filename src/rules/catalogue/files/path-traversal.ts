import { matchesName } from '../../engine/names/patterns.ts';
import { textOf } from '../../engine/values/value.ts';
import type { CallInfo } from '../../engine/types.ts';
import type { Rule, RuleContext } from '../../rule.ts';
import { makesSafe } from './paths.ts';
import { checksMembers } from './members.ts';
import { endsWithoutSeparator } from './path-checks.ts';
import { pathSinks } from './path-sinks.ts';

/** Unpacks what an archive names, wherever that is. */
function reportUnfiltered(call: CallInfo, { report }: RuleContext): void {
  const choosesMembers = call.method === 'extractall' && call.arg(1, 'members') !== undefined;
  if (
    call.arg('filter') === undefined &&
    !choosesMembers &&
    !checksMembers(call.function, call.method === 'extract')
  )
    report(call.node, 'Members of the archive may lie outside of the folder: no `filter`');
}

export const pathTraversal = {
  id: 'path-traversal',
  title: 'Path built from untrusted data',
  cwes: [22],
  severity: 'high',
  precision: 'medium',
  kind: 'security',
  what: 'Untrusted data becomes part of the path of a file that is read, written, sent or removed, or of files that are unpacked.',
  why: 'With `../`, an absolute path or a link, whoever controls the data reaches files outside of the folder that is meant.',
  fix: 'Resolve the path and check that it lies in the folder: `(base / name).resolve()` and `is_relative_to(base)`; or take the last part of the name alone; or use `flask.send_from_directory`, `tarfile` with `filter="data"`.',
  bad: [
    `import os
from flask import Flask, request, send_file

app = Flask(__name__)

@app.get("/report")
def report():
    return send_file(os.path.join("/srv/reports", request.args["name"]))
`,
    `import os

FOLDER = "/srv/notes"

def read_note(title):
    path = os.path.normpath(FOLDER + "/" + title)
    if not path.startswith(FOLDER):
        raise ValueError(title)
    with open(path) as file:
        return file.read()
`,
    `import tarfile

def unpack(archive, folder):
    with tarfile.open(archive) as tar:
        tar.extractall(folder)
`,
    `from twisted.web import resource, static

class Download(resource.Resource):
    def render_GET(self, request):
        return static.File("/srv/files/" + request.args["name"][0].decode()).render(request)
`,
    `from pathlib import Path

class Store:
    def __init__(self, root):
        self.root = Path(root)

    def remove(self, key):
        target = self.root / key
        target.unlink()
`,
    `import os
import zipfile

def unpack(archive, folder):
    with zipfile.ZipFile(archive) as bundle:
        for info in bundle.infolist():
            with open(os.path.join(folder, info.filename), "wb") as out:
                out.write(bundle.read(info))
`,
    `from aiohttp import web
from pathlib import Path

MEDIA = Path("/srv/media")

async def picture(request):
    name = request.match_info["name"]
    if ".." in name:
        raise web.HTTPForbidden()
    return web.FileResponse(MEDIA / name)
`,
    `import os

class Preview:
    def resource(self, address):
        target = self.folder
        for part in address.split("/"):
            target = os.path.join(target, part)
        return open(target, "rb")
`,
    `import os

class Files:
    def find(self, name):
        root = os.path.realpath(self.root)
        path = os.path.realpath(os.path.join(root, name))
        if os.path.commonprefix([root, path]) != root:
            return None
        return os.stat(path)
`,
    `import asyncio
import os

class Cache:
    async def forget(self, name):
        await asyncio.to_thread(os.remove, os.path.join(self.folder, name))
`,
    `import os
import re

def read(key):
    if not re.fullmatch(r"[\\w./-]+", key):
        raise ValueError(key)
    with open(os.path.join("/srv/entries", key)) as file:
        return file.read()
`,
  ],
  good: [
    `from pathlib import Path
from flask import Flask, abort, send_file

app = Flask(__name__)
BASE = Path("/srv/reports").resolve()

@app.get("/report/<path:name>")
def report(name):
    path = (BASE / name).resolve()
    if not path.is_relative_to(BASE):
        abort(404)
    return send_file(path)
`,
    `import os

FOLDER = os.path.realpath("/srv/notes")

def inside(path):
    return os.path.commonpath([FOLDER, path]) == FOLDER

def read_note(title):
    path = os.path.realpath(os.path.join(FOLDER, title))
    if os.path.commonpath([FOLDER, path]) != FOLDER:
        raise ValueError(title)
    with open(path) as file:
        return file.read()
`,
    `import tarfile

def unpack(archive, folder):
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
`,
    `def count_lines(path):
    with open(path, encoding="utf-8") as file:
        return sum(1 for _ in file)
`,
    `import os
from werkzeug.utils import secure_filename

def save(upload, folder):
    upload.save(os.path.join(folder, secure_filename(upload.filename)))
`,
    `from aiohttp import web
from pathlib import Path

MEDIA = Path("/srv/media")

async def picture(request):
    name = request.match_info["name"]
    if ".." in name or name.startswith("/"):
        raise web.HTTPForbidden()
    return web.FileResponse(MEDIA / name)
`,
    `import os

class Preview:
    def resource(self, address):
        target = self.folder
        for part in address.split("/"):
            if part in ("", os.curdir, os.pardir):
                continue
            target = os.path.join(target, part)
        return open(target, "rb")
`,
    `import os

def entry(self, name):
    full = os.path.normpath(os.path.join(self.root, name))
    if os.path.relpath(full, self.root).startswith(os.pardir):
        raise PermissionError(name)
    return open(full)
`,
    `import os
from .names import sanitize_filename

def read(name):
    with open(os.path.join("/srv/files", sanitize_filename(name))) as file:
        return file.read()
`,
    `import os

class Files:
    def find(self, name):
        root = os.path.realpath(self.root)
        path = os.path.realpath(os.path.join(root, name))
        if os.path.commonpath([root, path]) != root:
            return None
        return os.stat(path)
`,
    `import os
import re

def read(key):
    if not re.fullmatch(r"\\w+(/[\\w-]+)*\\.txt", key):
        raise ValueError(key)
    with open(os.path.join("/srv/entries", key)) as file:
        return file.read()
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/22.html',
    'https://docs.python.org/3/library/tarfile.html#extraction-filters',
    'https://docs.python.org/3/library/pathlib.html#pathlib.PurePath.is_relative_to',
  ],
  tags: ['files', 'flask', 'tarfile', 'zipfile'],
  flow: {
    sources: [
      'remote',
      'parameter',
      'network',
      {
        label: 'archive',
        attribute: ['zipfile.ZipInfo.filename', 'tarfile.TarInfo.{name,path,linkname}'],
        what: 'a name in the archive',
      },
      {
        label: 'archive',
        call: ['zipfile.ZipFile.namelist', '*.{getmembers,getnames,namelist,infolist}'],
        what: 'a name in the archive',
      },
    ],
    guardKinds: [
      'constant',
      'part-pattern',
      'characters',
      'validator',
      'conversion',
      'verified',
      'contained',
    ],
    sinks: pathSinks,
    sanitizers: [
      'os.path.basename',
      'django.utils._os.safe_join',
      'django.utils.text.{get_valid_filename,slugify}',
      { call: '*', when: ({ method }) => makesSafe.test(method) },
      // Of URLs, whatever its module is called in a fragment, whose imports are not known.
      { call: '*', when: (call) => call.method === 'quote' && textOf(call.arg(1, 'safe')) === '' },
      '{urllib.parse.,urllib.,}quote_plus',
      '{base64.urlsafe_b64encode,base64.b32encode,base64.b16encode,binascii.hexlify}',
    ],
    guards: [{ call: 'pathlib.Path.relative_to', arg: 'receiver', outcome: 'returns' }],
  },
  nodes: {
    Compare: (node, { report, valueOf }) => {
      const sides = [node.left, ...node.comparators].map(valueOf);
      if (node.ops.length !== 1 || !/^[=!]=$/.test(node.ops[0]!)) return;
      const isPrefix = sides.some(({ call }) => call?.names.includes('os.path.commonprefix') === true);
      if (isPrefix && sides.some(endsWithoutSeparator))
        report(node, '`commonprefix` compares letters: `/srv/files-of-others` begins with `/srv/files`');
    },
  },
  calls: {
    'tarfile.TarFile.{extractall,extract}': reportUnfiltered,
    '?.extractall': (call, context) => {
      const receiver = call.receiverNode ? context.textOf(call.receiverNode) : '';
      const isTar = /tar|tgz/i.test(receiver) || call.receiver?.names.some((name) => /tar/i.test(name));
      if (isTar) reportUnfiltered(call, context);
    },
    'shutil.unpack_archive': (call, { report }) => {
      if (
        call.arg(3, 'filter') === undefined &&
        matchesName(call.names, 'shutil.unpack_archive') &&
        call.arg(0)?.taints.length
      )
        report(call.node);
    },
  },
} satisfies Rule;
