import type { Value } from '../../engine/types.ts';
import { matchesName } from '../../engine/names/patterns.ts';
import type { Rule, SinkHit } from '../../rule.ts';

const methods =
  '{find,find_one,find_one_and_update,find_one_and_delete,find_one_and_replace,count_documents,delete_one,delete_many,update_one,update_many,replace_one,aggregate,distinct}';

/** A filter of MongoDB in which an untrusted value stands as it was read from JSON. */
const hasOpenValue = ({ value, isTainted, call }: SinkHit): boolean => {
  // Of other libraries, `find` takes texts.
  if (value.kind === 'str' || value.parts || (call?.positional.length ?? 0) > 3) return false;
  if (!value.entries) return value.kind !== 'list' && call?.method !== 'find';
  return [...value.entries.values()].some((each) => !isFixed(each) && isTainted(each));
};
const isFixed = (value: Value): boolean =>
  value.kind === 'str' ||
  value.parts !== undefined ||
  value.kind === 'int' ||
  value.entries?.has('$eq') === true;

/** JavaScript for the server. */
const hasCode = ({ value, isTainted }: SinkHit): boolean =>
  [...(value.entries ?? [])].some(
    ([key, each]) => (key === '$where' || key === '$function') && isTainted(each),
  );

/** Names of fields and comparisons of a query of Django out of the request. */
const takesNames = ({ value, call, context }: SinkHit): boolean => {
  if (call?.rest !== value) return false;
  const given = call.node.args.find(({ star }) => star === '**')?.value;
  if (!given) return false;
  if (given.type !== 'Name') return true;
  // A dict that was filled under keys of the program's own has names of its own.
  const text = context.module.text;
  const stores = [...text.matchAll(new RegExp(`\\b${given.id}\\[(.+?)\\]\\s*=[^=]`, 'g'))];
  return stores.length === 0
    ? !new RegExp(`\\b${given.id}\\s*=\\s*\\{\\s*['"]`).test(text)
    : stores.some(([, key = '']) => /^f['"]/.test(key));
};

export const nosqlInjection = {
  id: 'nosql-injection',
  title: 'Query of a database whose form the request decides',
  cwes: [943],
  severity: 'high',
  precision: 'medium',
  kind: 'security',
  what: 'Values out of JSON become part of a query for MongoDB without being texts for certain, untrusted text becomes part of `$where`, or names out of a request become names of fields in a query of Django.',
  why: 'Where a text was meant, `{"$ne": null}` matches anything: logins without a password. With `password__startswith`, fields that were never shown are read letter by letter.',
  fix: 'Turn values into texts (`str(value)`) or refuse what is none; never build JavaScript; take names of fields out of a table.',
  bad: [
    `from flask import Flask, request
from pymongo import MongoClient

app = Flask(__name__)
users = MongoClient().shop.users

@app.post("/login")
def login():
    data = request.get_json()
    user = users.find_one({"name": data["name"], "password": data["password"]})
    return "ok" if user else ("no", 401)
`,
    `from pymongo import MongoClient

collection = MongoClient().shop.items

def find(name):
    return list(collection.find({"$where": f"this.name == '{name}'"}))
`,
    `from django.http import JsonResponse
from shop.models import Item

def items(request):
    return JsonResponse(list(Item.objects.filter(**request.GET.dict()).values("name")), safe=False)
`,
  ],
  good: [
    `from flask import Flask, request
from pymongo import MongoClient

app = Flask(__name__)
users = MongoClient().shop.users

@app.post("/login")
def login():
    data = request.get_json()
    user = users.find_one({"name": str(data["name"])})
    return "ok" if user else ("no", 401)

@app.get("/user")
def user():
    return str(users.find_one({"name": request.args["name"]}))
`,
    `from flask import Flask, abort, request
from pymongo import MongoClient

app = Flask(__name__)
users = MongoClient().shop.users

@app.post("/find")
def find():
    name = request.json.get("name")
    if not isinstance(name, str):
        abort(400)
    return str(users.find_one({"name": name}))
`,
    `from django.http import JsonResponse
from shop.models import Item

FIELDS = {"name": "name__icontains", "colour": "colour"}

def items(request):
    conditions = {}
    for name, value in request.GET.items():
        conditions[FIELDS[name]] = value
    return JsonResponse(list(Item.objects.filter(**conditions).values("name")), safe=False)
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/943.html',
    'https://www.mongodb.com/docs/manual/reference/operator/query/where/',
    'https://docs.djangoproject.com/en/5.2/ref/models/querysets/#field-lookups',
  ],
  tags: ['mongodb', 'django'],
  flow: {
    sources: [
      'remote',
      'parameter',
      { label: 'json', attribute: '{flask,quart}.request.json' },
      {
        label: 'json',
        call: [
          '{flask,quart}.request.get_json',
          'starlette.requests.Request.json',
          'json.loads',
          'aiohttp.web.Request.json',
        ],
      },
    ],
    sinks: [
      { call: `*.${methods}`, labels: ['json'], when: hasOpenValue },
      { call: `*.${methods}`, when: hasCode },
      {
        call: '*.objects.{filter,exclude,get,order_by}',
        arg: 'any',
        labels: ['remote'],
        when: takesNames,
      },
    ],
    sanitizers: ['bson.ObjectId', 'bson.objectid.ObjectId'],
    guards: [
      {
        call: 'isinstance',
        outcome: true,
        when: (call) =>
          call.positional[1] !== undefined &&
          (matchesName(call.positional[1].names, 'str') || call.positional[1].kind === 'class'),
      },
    ],
  },
} satisfies Rule;
