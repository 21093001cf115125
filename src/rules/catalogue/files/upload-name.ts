import { piecesOf } from '../../engine/values/shape.ts';
import type { Rule, SinkHit } from '../../rule.ts';
import { originText } from '../origin.ts';

/** The name's end is the client's: nothing known behind it. */
function endsAsSent({ value, isTainted, taints, context }: SinkHit): boolean {
  const isName = taints.some(
    (taint) => taint.label === 'upload-name' || /filename/.test(originText(taint, context.module.text)),
  );
  const last = piecesOf(value).at(-1);
  return isName && last !== undefined && typeof last !== 'string' && isTainted(last);
}

export const uploadName = {
  id: 'upload-name',
  title: 'Uploaded file keeps the ending that the client chose',
  cwes: [434],
  severity: 'high',
  precision: 'medium',
  kind: 'security',
  preview: true,
  what: 'A file of a request is stored under a name with the ending that came with it, without a list of endings that are allowed.',
  why: 'Stored as a page or a program and served from the same site, it runs in the browsers of others, or on the server.',
  fix: 'Allow a list of endings (`if ending not in {".png", ".jpg"}: abort(400)`), better still choose the ending by the content.',
  bad: [
    `import os
from flask import Flask, request
from werkzeug.utils import secure_filename

app = Flask(__name__)

@app.post("/photo")
def photo():
    file = request.files["photo"]
    file.save(os.path.join("static/photos", secure_filename(file.filename)))
    return "stored"
`,
    `import os
import uuid
from fastapi import FastAPI, UploadFile

app = FastAPI()

@app.post("/photo")
async def photo(upload: UploadFile):
    name = uuid.uuid4().hex + os.path.splitext(upload.filename)[1]
    with open("photos/" + name, "wb") as out:
        out.write(await upload.read())
    return name
`,
  ],
  good: [
    `import os
import uuid
from flask import Flask, abort, request

app = Flask(__name__)

@app.post("/photo")
def photo():
    file = request.files["photo"]
    ending = os.path.splitext(file.filename)[1].lower()
    if ending not in {".png", ".jpg"}:
        abort(400)
    file.save(os.path.join("photos", uuid.uuid4().hex + ending))
    return "stored"
`,
    `import uuid
from flask import Flask, request

app = Flask(__name__)

@app.post("/photo")
def photo():
    file = request.files["photo"]
    file.save("photos/" + uuid.uuid4().hex + ".jpg")
    return "stored"
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/434.html',
    'https://flask.palletsprojects.com/en/stable/patterns/fileuploads/',
    'https://cheatsheetseries.owasp.org/cheatsheets/File_Upload_Cheat_Sheet.html',
  ],
  tags: ['flask', 'fastapi', 'uploads'],
  flow: {
    sources: ['remote', { label: 'upload-name', attribute: 'fastapi.UploadFile.filename' }],
    derivedGuards: true,
    sinks: [
      {
        call: '*.save',
        when: (hit) =>
          hit.call?.receiver?.taints.some(({ label }) => label === 'remote') === true && endsAsUploaded(hit),
      },
      { call: '{open,io.open,aiofiles.open}', when: endsAsSent },
      { call: 'pathlib.Path.{write_bytes,open}', arg: 'receiver', when: endsAsSent },
    ],
  },
} satisfies Rule;

/** What is saved is the file itself, so any untrusted end of the path is of its name. */
function endsAsUploaded({ value, isTainted }: SinkHit): boolean {
  const last = piecesOf(value).at(-1);
  return last !== undefined && typeof last !== 'string' && isTainted(last);
}
