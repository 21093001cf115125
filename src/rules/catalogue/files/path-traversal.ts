import { matchesName } from '../../engine/names/patterns.ts';
import type { Taint, Value } from '../../engine/types.ts';
import { piecesOf } from '../../engine/values/shape.ts';
import { textOf } from '../../engine/values/value.ts';
import type { Rule, SinkHit } from '../../rule.ts';
import { callsBefore } from '../text.ts';

/**
 * A function that is given a whole path is meant to open it. Data of a caller counts where it is put under a folder; data
 * of other people always.
 */
function isChosen(hit: SinkHit): boolean {
  if (
    hit.value.names.some((name) =>
      /\.(file|files|FILES|stream|rfile|body)(\[\])*$|(Bytes|String)IO|SpooledTemporaryFile/.test(name),
    )
  )
    return false;
  if (hit.taints.some(({ label }) => label === 'remote')) return true;
  return isUnderFolder(hit.value, hit);
}

/** A function that takes both the folder and the name leaves the choice to its caller. */
function isGivenTogether(folder: Value | string | undefined, name: Value, { context }: SinkHit): boolean {
  if (folder === undefined || typeof folder === 'string' || folder === name) return false;
  const ownerOf = ({ label, source }: Taint): unknown => {
    const start = Number(source.split(':')[1]);
    return label === 'parameter'
      ? context.module.functions.find(({ node }) => node.params.some((each) => each.start === start))
      : undefined;
  };
  const owners = folder.taints.map(ownerOf);
  return name.taints.every((taint) => {
    const owner = ownerOf(taint);
    return owner !== undefined && owners.includes(owner);
  });
}

/** Untrusted data behind something else of the path, a folder above all. */
function isUnderFolder(value: Value, hit: SinkHit, depth = 0): boolean {
  const pieces = piecesOf(value);
  const isBehind = pieces.some(
    (piece, i) =>
      typeof piece !== 'string' &&
      hit.isTainted(piece) &&
      !isGivenTogether(pieces[0], piece, hit) &&
      pieces.slice(0, i).some((before) => typeof before !== 'string' || /[/\\]/.test(before)),
  );
  if (isBehind) return true;
  // `os.path.realpath(joined)` and the like.
  const inner = value.call?.positional[0] ?? value.call?.receiver;
  return depth < 5 && inner !== undefined && inner !== value && isUnderFolder(inner, hit, depth + 1);
}

/** What has been uploaded, saved under a name that came with it. */
const isUpload = ({ call, value, isTainted }: SinkHit): boolean =>
  call?.receiver?.taints.some(({ label }) => label === 'remote') === true ||
  piecesOf(value).some(
    (piece) =>
      typeof piece !== 'string' && isTainted(piece) && piece.names.some((name) => name.endsWith('.filename')),
  );

/** Functions that make a name or a path harmless, by what they are called: `secure_filename`, `safe_join`, `slugify`. */
const makesSafe =
  /^_*((make_|get_|to_)?(safe|secure|clean|valid(ate)?d?|sanitiz|sanitis|normali[sz]ed?_safe)e?d?_?(file_?|dir_?|path_?|base_?)?(name|path|join|part|component|filename)s?|slugif(y|ied)|slug|safe_?join|sanitiz\w*|sanitis\w*|(file_?name|path|name)_?(sanitiz|sanitis|clean)(e|er|ed)?)$/i;

const fileFunction =
  /^_*(send|serve|read|load|open|write|save|store|dump|delete|remove|unlink|rm|stream|transmit|parse|import|include|execute|exec|input|output|append|copy|touch|create|make|get|put|upload|download)_?(static_?|data_?|text_?|raw_?|in(to)?_?|from_?|local_?)?(file|dir(ectory)?|folder|contents?|document|attachment|json|yaml|config|image|script)s?$/i;

/** A path that was put together for a file, handed to a function that is called like one for files. */
function isHandedOn(hit: SinkHit): boolean {
  const { call, value } = hit;
  if (!call || !fileFunction.test(call.method)) return false;
  if (!call.names.every((name) => name.startsWith('?') || !name.includes('.'))) return false;
  return isPath(value) && isUnderFolder(value, hit);
}

const isPath = (value: Value): boolean =>
  value.names.some((name) => name.startsWith('pathlib.')) ||
  callsBefore(value).some(({ names }) => matchesName(names, 'os.path.*'));

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
    `import os
from .names import sanitize_filename

def read(name):
    with open(os.path.join("/srv/files", sanitize_filename(name))) as file:
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
      {
        label: 'archive',
        attribute: ['zipfile.ZipInfo.filename', 'tarfile.TarInfo.{name,path,linkname}'],
        what: 'a name in the archive',
      },
      { label: 'archive', call: 'zipfile.ZipFile.namelist', what: 'a name in the archive' },
    ],
    guardKinds: ['constant', 'pattern', 'characters', 'validator', 'conversion', 'verified', 'contained'],
    sinks: [
      {
        call: [
          'open',
          'io.open',
          'codecs.open',
          'os.open',
          'gzip.open',
          'aiofiles.open',
          'zipfile.ZipFile',
          'tarfile.open',
        ],
        when: isChosen,
      },
      {
        call: 'os.{remove,unlink,rmdir,listdir,makedirs,mkdir,rename,renames,replace,scandir,symlink,link,chmod,chown,removedirs,chdir,truncate,mkfifo,mknod,walk,fwalk,readlink,startfile}',
        when: isChosen,
      },
      { call: 'os.{rename,renames,replace,symlink,link}', arg: 1, when: isChosen },
      {
        call: 'shutil.{rmtree,copy,copyfile,copy2,copymode,copystat,move,copytree,chown}',
        arg: [0, 1],
        when: isChosen,
      },
      {
        call: 'pathlib.Path.{open,read_text,read_bytes,write_text,write_bytes,unlink,rmdir,touch,rename,replace,iterdir,mkdir,glob,rglob,chmod,symlink_to,hardlink_to}',
        arg: 'receiver',
        when: isChosen,
      },
      {
        call: [
          '{bz2,lzma,shelve,dbm}.open',
          '{bz2.BZ2File,gzip.GzipFile,lzma.LZMAFile,io.FileIO,io.open_code,file}',
        ],
        when: isChosen,
      },
      {
        call: [
          '{anyio.open_file,anyio.Path,trio.open_file,aiofile.async_open,aiofile.AIOFile}',
          '{joblib,torch,pickle}.load',
          '{PIL.Image.open,cv2.imread,imageio.imread,h5py.File,runpy.run_path,fileinput.input,linecache.getline,logging.FileHandler,execfile}',
          '{lxml.etree,xml.etree.ElementTree,xml.dom.minidom,xml.sax}.parse',
        ],
        when: isChosen,
      },
      { call: '{flask,quart}.send_file', arg: [0, 'path_or_file'] },
      { call: '{flask,quart}.send_from_directory', arg: [0, 'directory'] },
      {
        call: '{starlette.responses,aiohttp.web,fastapi,pyramid.response,baize.asgi,baize.wsgi}.{FileResponse,FileIter}',
        arg: [0, 'path'],
      },
      { call: 'cherrypy.lib.static.{serve_file,serve_download}', arg: [0, 'path'] },
      { call: 'sanic.response.{file,file_stream}', arg: [0, 'location'] },
      { call: 'bottle.static_file', arg: [1, 'root'], labels: ['remote'] },
      { call: 'django.http.FileResponse' },
      { call: '{twisted.web.static,static}.File', arg: [0, 'path'], labels: ['remote'] },
      {
        call: '*.{save,saveas}',
        when: (hit) => isUpload(hit) && isUnderFolder(hit.value, hit),
      },
      { call: '*', when: isHandedOn },
      { call: 'numpy.{load,save,loadtxt}', when: isChosen },
      { call: 'pandas.{read_csv,read_json,read_excel}', when: isChosen },
    ],
    sanitizers: [
      'os.path.basename',
      'django.utils._os.safe_join',
      'django.utils.text.{get_valid_filename,slugify}',
      { call: '*', when: ({ method }) => makesSafe.test(method) },
      { call: '{urllib.parse,urllib}.quote', when: (call) => textOf(call.arg(1, 'safe')) === '' },
      '{urllib.parse,urllib}.quote_plus',
      '{base64.urlsafe_b64encode,base64.b32encode,base64.b16encode,binascii.hexlify}',
    ],
    guards: [{ call: 'pathlib.Path.relative_to', arg: 'receiver', outcome: 'returns' }],
  },
  calls: {
    'tarfile.TarFile.{extractall,extract}': (call, { report }) => {
      if (
        call.arg('filter') === undefined &&
        (call.method === 'extractall' ? call.arg(1, 'members') === undefined : true)
      )
        report(call.node, 'Members of the archive may lie outside of the folder: no `filter`');
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
