import { piecesOf } from '../../engine/values/shape.ts';
import { isConstant } from '../../engine/values/value.ts';
import type { CallInfo, Value } from '../../engine/types.ts';
import type { Rule, SinkHit } from '../../rule.ts';

const isSafe = (call: CallInfo | undefined): boolean => {
  const loader = call?.arg(1, 'Loader');
  return [...(loader?.names ?? []), ...(loader?.model?.baseNames ?? [])].some((name) =>
    /(^|\.)C?(Safe|Base)Loader$/.test(name),
  );
};

const safeLoader = ({ call }: SinkHit): boolean => isSafe(call);

/** A file that was opened by a path that came from outside. */
const opensGiven = (value: Value | undefined): boolean =>
  value?.call?.names.some((name) => /^(open|io\.open|codecs\.open)$/.test(name)) === true &&
  value.call.positional[0]?.taints.some(({ label }) => /^(remote|local|parameter)$/.test(label)) === true;

export const unsafeDeserialization = {
  id: 'unsafe-deserialization',
  title: 'Untrusted data is deserialized into arbitrary objects',
  cwes: [502],
  severity: 'high',
  precision: 'high',
  kind: 'security',
  what: 'Untrusted bytes are read with a format that can call any function while it is read: pickle and what builds on it, or YAML with a full loader.',
  why: 'Whoever wrote the bytes runs code of their own in the reading process.',
  fix: 'Use a format of data alone (`json`, `yaml.safe_load`, `numpy.load(..., allow_pickle=False)`), or check a signature over the bytes before.',
  bad: [
    `import pickle
from flask import Flask, request

app = Flask(__name__)

@app.post("/load")
def load():
    return str(pickle.loads(request.data))
`,
    `import yaml

def settings(text):
    return yaml.load(text, Loader=yaml.Loader)
`,
    `import base64
import pickle

def state(token):
    return pickle.loads(base64.b64decode(token))
`,
    `import datetime

def load(line):
    return eval(line, {"datetime": datetime})
`,
  ],
  good: [
    `import yaml

def settings(text):
    return yaml.load(text, Loader=yaml.SafeLoader)
`,
    `import hashlib
import hmac
import pickle

def state(key, blob, signature):
    expected = hmac.new(key, blob, hashlib.sha256).digest()
    if not hmac.compare_digest(expected, signature):
        raise ValueError("not ours")
    return pickle.loads(blob)
`,
    `import numpy

def values(file):
    return numpy.load(file, allow_pickle=False)
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/502.html',
    'https://docs.python.org/3/library/pickle.html',
  ],
  tags: ['pickle', 'yaml', 'numpy'],
  flow: {
    sources: ['remote', 'local', 'parameter', 'database', 'network'],
    sinks: [
      { call: '{pickle,dill,cloudpickle,marshal,jsonpickle,jsonpickle.unpickler}.{loads,decode}' },
      {
        call: '{pickle,dill,marshal,joblib,torch}.load',
        when: ({ call }) => !isConstant(call?.arg('weights_only'), true),
      },
      { call: '{pickle,dill}.Unpickler' },
      { call: 'pandas.read_pickle' },
      { call: 'shelve.open' },
      { call: 'yaml.{load,load_all}', when: (hit) => !safeLoader(hit) },
      { call: 'yaml.{unsafe_load,unsafe_load_all,full_load}' },
      // Names that are handed along show that data is read, not a program.
      {
        call: 'eval',
        when: ({ call, value }) =>
          call?.arg(1, 'globals') !== undefined &&
          piecesOf(value).every((piece) => typeof piece !== 'string'),
      },
      { call: 'numpy.load', when: ({ call }) => isConstant(call?.arg(2, 'allow_pickle'), true) },
    ],
  },
  calls: {
    '*.recv_pyobj': (call, { report }) => report(call.node),
    'yaml.{load,load_all}': (call, { report }) => {
      if (opensGiven(call.arg(0, 'stream')) && !isSafe(call)) report(call.node);
    },
  },
} satisfies Rule;
