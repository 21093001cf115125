import type { Value } from '../../engine/types.ts';
import { reportQuotedWords } from './quoted-value.ts';
import type { Rule, SinkHit } from '../../rule.ts';
import { matchesName } from '../../engine/names/patterns.ts';
import { textOf } from '../../engine/values/value.ts';
import { piecesOf, skeleton, textBefore } from '../../engine/values/shape.ts';

const statement =
  /\b(select|insert|update|delete|replace|create|drop|alter|with|from|where|values|set|union|exec|call|pragma|order by|truncate|merge|savepoint|rollback to|release|grant|revoke|explain|attach|vacuum|notify|listen)\b/i;
const database =
  /(cur|cursor|conn|connection|db|database|session|engine|sql|query|pool|trans(action)?|tx)s?\d*(\(\))?$/i;

/** A text that is a statement, handed to a function that is called like one for databases. */
const isStatement = ({ value, call, context }: SinkHit): boolean =>
  call !== undefined &&
  (/exec|query|sql|fetch|select|insert|update|delete|(^|_)db(_|$)|rows?$|^_?(run|do|get_?(one|all|first|scalar|value|dict|list)|all|one|first|scalar|statement|request)$/i.test(
    call.method,
  ) ||
    /^(self\.)?_?(db|database|conn|connection|cur|cursor)$/i.test(
      call.receiverNode ? context.textOf(call.receiverNode) : '',
    )) &&
  /^\W*(select\b.*\bfrom|insert\s+(or\s+\w+\s+)?into|replace\s+into|update\b.*\bset|delete\s+from|(create|drop|alter|truncate|describe|exists|optimize|analyze|lock)\s+(temp\w*\s+)?(table|view|index|database|user|schema|role|sequence)|show\s+\w+\s+(like|where|from)|copy\b.*\b(from|to)|call\s|exec\s)\b/is.test(
    skeleton(value),
  );

/** What others once stored or sent, where it stands in quotes: a text that somebody wrote. */
const isQuoted = ({ value, isTainted }: SinkHit): boolean => {
  const pieces = piecesOf(value);
  return pieces.some((piece, i) => {
    const before = pieces[i - 1];
    return (
      typeof piece !== 'string' &&
      isTainted(piece) &&
      typeof before === 'string' &&
      /(['"]%?|\blike\s+)$/i.test(before)
    );
  });
};

/** A condition that was put together as a text: `where="tag = '" + tag + "'"`, `select("name = '%s'" % name)`. */
const isCondition = ({ value, isTainted }: SinkHit): boolean =>
  value.parts !== undefined &&
  /^\W*[\w.]+\s*(=|<|>|<>|!=|\blike\b|\bin\b)[\s('"%]*$/i.test(textBefore(value, isTainted));

/** Programs that run statements: `["sqlite3", path, statement]`. */
const isGivenToClient = ({ value: { items = [] }, isTainted }: SinkHit): boolean =>
  /(^|\/)(sqlite3|psql|mysql|mariadb|sqlcmd|clickhouse-client)$/.test(textOf(items[0]) ?? '') &&
  items.some((item) => isTainted(item) && statement.test(skeleton(item)));

/** What an object holds is untrusted where it stands as a value: quoted or behind an operator. */
const isOperand = ({ value, isTainted }: SinkHit): boolean =>
  /(['"]|[=<>(,]|\blike|\bin)\s*$/i.test(textBefore(value, isTainted));

/** Functions that make a name fit for a statement, by what they are called. */
const quotesName = /^_*(quote|escape)_?(full_?)?(name|ident(ifier)?|column|table|schema)(_?name)?$/i;

/** `'"%s"' % name`: a quote in the name ends it. */
const isBareName = ({ value, isTainted }: SinkHit): boolean =>
  /^["`[]$/.test(textBefore(value, isTainted)) && (value.parts?.length ?? 0) > 1;

/** A name that is no table's: it is made anew for each transaction or channel. */
const isName = ({ value, isTainted }: SinkHit): boolean =>
  /\b(savepoint|rollback to|listen|notify)\s+"?$/i.test(textBefore(value, isTainted));

/** `execute` is a common name: what is executed must look like SQL, or what executes like a database. */
function isQuery(hit: SinkHit): boolean {
  const { value, call, context } = hit;
  if (!call) return true;
  if (isConfined(hit) || isHandedThrough(hit)) return false;
  if (call.names.every((name) => !name.startsWith('?'))) return true;
  if (statement.test(skeleton(value))) return true;
  const receiver = call.receiverNode ? context.textOf(call.receiverNode) : '';
  return database.test(receiver);
}

/** A helper that is given a statement and, apart from it, its values: who calls it keeps them apart. */
function isHandedThrough({ value, call }: SinkHit): boolean {
  const values = call?.arg(1, 'params', 'parameters', 'args', 'vars');
  const isGiven = (each: Value | undefined): boolean =>
    each !== undefined && each.taints.length > 0 && each.taints.every(({ label }) => label === 'parameter');
  return skeleton(value) === '\0' && value.origin !== undefined && isGiven(value) && isGiven(values);
}

/** A whole statement is run where it can read alone: on a copy, a read-only connection, behind an authorizer. */
function isConfined({ value, call, context }: SinkHit): boolean {
  if (skeleton(value) !== '\0') return false;
  const opened = call?.receiver?.call?.arg(0, 'database');
  return (
    /mode=ro|:memory:/.test(opened ? skeleton(opened) : '') ||
    /\.set_authorizer\(|PRAGMA query_only|enable_load_extension\(False/i.test(context.module.text)
  );
}

export const sqlInjection = {
  id: 'sql-injection',
  title: 'SQL statement built from untrusted data',
  cwes: [89],
  severity: 'high',
  precision: 'high',
  kind: 'security',
  what: 'Untrusted data becomes part of the text of an SQL statement.',
  why: 'Whoever controls the data can change the statement: read other rows, write, or skip a check of a password.',
  fix: 'Give the values to the driver beside the statement: `execute("... WHERE name = ?", (name,))`. Where a name of a column or a direction of sorting varies, take it out of a table of known ones.',
  bad: [
    `import sqlite3

def find(path, name):
    db = sqlite3.connect(path)
    return db.execute(f"SELECT * FROM users WHERE name = '{name}'").fetchall()
`,
    `from flask import Flask, request
import psycopg2

app = Flask(__name__)

def run(sql):
    connection = psycopg2.connect("dbname=shop")
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()

@app.route("/orders")
def orders():
    sort = request.args.get("sort", "id")
    return str(run("SELECT * FROM orders ORDER BY " + sort))
`,
    `from django.contrib.auth.models import User

def search(request):
    term = request.GET["q"]
    return User.objects.raw("SELECT * FROM auth_user WHERE username LIKE '%%%s%%'" % term)
`,
    `from sqlalchemy import text

def rename(session, old, new):
    statement = "UPDATE items SET name = '{}' WHERE name = '{}'".format(new, old)
    session.execute(text(statement))
`,
    `def rename(cursor, bot):
    cursor.execute("UPDATE people SET seen = 1 WHERE nick = '%s'" % bot.author.nick)
`,
    `class Model:
    def quote_name(self, name):
        return '"%s"' % name
`,
    `class Store:
    def __init__(self, connection):
        self.cursor = connection.cursor()

    def remove(self, key):
        query = "DELETE FROM items WHERE key = "
        query += key
        self.cursor.execute(query)
`,
  ],
  good: [
    `import sqlite3

def find(path, name):
    db = sqlite3.connect(path)
    return db.execute("SELECT * FROM users WHERE name = ?", (name,)).fetchall()
`,
    `import sqlite3

COLUMNS = {"name": "name", "price": "price"}

def listing(path, sort):
    if sort not in COLUMNS:
        raise ValueError(sort)
    return sqlite3.connect(path).execute("SELECT * FROM items ORDER BY " + sort).fetchall()

def table(path, sort):
    column = COLUMNS.get(sort, "name")
    return sqlite3.connect(path).execute("SELECT * FROM items ORDER BY " + column).fetchall()
`,
    `import sqlite3

def several(db, ids):
    marks = ", ".join("?" * len(ids))
    return db.execute(f"SELECT * FROM items WHERE id IN ({marks})", list(ids)).fetchall()

def page(db, number):
    return db.execute(f"SELECT * FROM items LIMIT 10 OFFSET {int(number) * 10}").fetchall()
`,
    `from sqlalchemy import text

def by_mail(session, mail):
    statement = text("SELECT id FROM people WHERE mail = :mail").bindparams(mail=mail)
    return session.execute(statement).scalar()
`,
    `class Model:
    def quote_name(self, name):
        return '"%s"' % name.replace('"', '""')
`,
    `def run(executor, job):
    executor.execute(job)
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/89.html',
    'https://docs.python.org/3/library/sqlite3.html#how-to-use-placeholders-to-bind-values-in-sql-queries',
    'https://docs.djangoproject.com/en/5.2/topics/db/sql/',
  ],
  calls: { '*.{execute,executemany,executescript}': reportQuotedWords },
  tags: ['sql', 'database', 'django', 'sqlalchemy'],
  flow: {
    sources: ['remote', 'local', 'parameter', 'number'],
    sinks: [
      {
        call: '*.{execute,executemany,executescript,mogrify,execute_async,exec_driver_sql,fetchrow,fetchval}',
        when: isQuery,
      },
      { call: '*.{read_sql,read_sql_query}', arg: [0, 'sql'] },
      { call: '*.copy_expert', arg: [0, 'sql'], when: ({ value }) => piecesOf(value).length > 1 },
      { call: '{subprocess.{run,call,check_call,check_output,Popen},os.execvp}', when: isGivenToClient },
      { call: 'sqlalchemy.{text,literal_column}', arg: [0, 'text'] },
      {
        call: '*.raw',
        when: ({ call, value }) =>
          statement.test(skeleton(value)) || matchesName(call?.names ?? [], '*.objects.raw'),
      },
      {
        call: '*.extra',
        arg: [0, 1, 3, 4, 'select', 'where', 'tables', 'order_by'],
        when: ({ call }) =>
          matchesName(call?.names ?? [], '*.objects.*') ||
          ['where', 'select', 'order_by'].some((each) => call?.keywords.has(each) === true),
      },
      { call: 'django.db.models.expressions.RawSQL' },
      {
        call: '*.{filter,where,having,order_by,group_by,from_statement}',
        when: isCondition,
      },
      {
        call: '*.{select,selectBy,update,delete,where,query,count}',
        arg: [0, 'where', 'order', 'what', 'group'],
        when: isCondition,
      },
      // Of peewee.
      { call: '{peewee.,pw.,}SQL' },
      {
        call: '*.text',
        when: ({ call, context }) =>
          call?.receiverNode !== undefined &&
          /^(self\.)?(db|sa|sqlalchemy)$/.test(context.textOf(call.receiverNode)),
      },
      { call: '{*.,}QSqlQuery' },
      {
        call: '*.{exec,exec_,prepare}',
        when: ({ call, value }) =>
          statement.test(skeleton(value)) && call?.receiver?.names.some((name) => /Sql/.test(name)) === true,
      },
      {
        call: '*.{execute,executemany,executescript}',
        labels: ['database', 'file', 'network'],
        when: (hit) => isQuery(hit) && isQuoted(hit),
      },
      { call: '*', arg: 'any', when: isStatement },
      { call: '*', arg: 'any', labels: ['field'], when: (hit) => isStatement(hit) && isOperand(hit) },
      { call: '*.execute', labels: ['field'], when: (hit) => isQuery(hit) && (isName(hit) || isQuoted(hit)) },
      { returns: ({ name }) => quotesName.test(name), labels: ['parameter'], when: isBareName },
    ],
    sanitizers: [
      // SQLAlchemy's expressions carry values beside the statement.
      'sqlalchemy.{select,insert,update,delete,table,func}*',
      // Values beside the statement: a statement that was built before is seen where it was given to `text`.
      '*.bindparams',
      '*.{escape_string,real_escape_string,escape_literal,escape_identifier}',
      '{*.,}{quote_literal,sqlescape,sql_escape,escape_sql}',
      '{psycopg2.extensions.{QuotedString,adapt,AsIs},psycopg2.{QuotedString,adapt}}',
      // Of a connection: `db.literal(x)`, `connection.escape(x)`.
      {
        call: '*.{literal,escape,quote}',
        when: ({ receiver, names }) =>
          /(^|[._])(db|database|conn|connection|cursor|cur|engine|dialect|preparer|ops)\b/i.test(
            [...(receiver?.names ?? []), ...names].join(' '),
          ),
      },
      {
        call: '*',
        when: ({ method, local, names }) =>
          !local && [method, ...names].some((name) => quotesName.test(name.replace(/^.*\./, ''))),
      },
      // Numbers, by functions that are called like it: `cint` of Frappe.
      '{*.,}{cint,to_int,as_int,safe_int}',
      '{psycopg2.sql,psycopg.sql,sql}.{Identifier,Literal,Placeholder}',
      // An identifier in its quotes.
      {
        call: '*.replace',
        when: ({ positional: [quote, two] }) =>
          /^["`\]]$/.test(textOf(quote) ?? '') && textOf(two) === (textOf(quote) ?? '').repeat(2),
      },
    ],
  },
} satisfies Rule;
