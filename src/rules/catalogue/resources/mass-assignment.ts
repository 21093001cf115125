import type { Node } from '../../engine/syntax/ast.ts';
import type { CallInfo } from '../../engine/types.ts';
import { isConstant, textOf } from '../../engine/values/value.ts';
import type { Rule, RuleContext, SinkHit } from '../../rule.ts';
import { some } from '../syntax.ts';

const isCallOf = (node: Node, name: string): boolean =>
  node.type === 'Call' && node.func.type === 'Name' && node.func.id === name;

/** All the names that came are compared with those that may: `set(data) <= ALLOWED`, `set(data) - ALLOWED`. */
const checksNames = ({ module }: RuleContext): boolean =>
  some(
    module.ast.body,
    (node) =>
      (node.type === 'Compare' &&
        [node.left, ...node.comparators].some((side) => some([side], (one) => isCallOf(one, 'set')))) ||
      (node.type === 'BinOp' && node.op === '-' && isCallOf(node.left, 'set')),
  );

/** A caller's own data is its own business, but not where names are followed into the depth. */
const isOpen = ({ taints, context, call }: SinkHit): boolean => {
  if (call?.positionalNodes[0]?.type === 'Name' && call.positionalNodes[0].id === 'self') return false;
  if (taints.some(({ label }) => label === 'remote')) return true;
  const { body } = context.module.ast;
  const splits = some(
    body,
    (node) => node.type === 'Call' && node.func.type === 'Attribute' && node.func.attr === 'split',
  );
  return splits && some(body, (node) => node.type === 'For' && followsNames(node, body));
};

/** `for name in names: place = getattr(place, name)` where nothing asks about `name`. */
const followsNames = (loop: Node, body: readonly Node[]): boolean =>
  some([loop], (node) => {
    if (node.type !== 'Call' || !isCallOf(node, 'getattr')) return false;
    const name = node.args[1]?.value;
    if (name?.type !== 'Name') return false;
    const isName = (one: Node): boolean => one.type === 'Name' && one.id === name.id;
    return !some(
      body,
      (one) =>
        (one.type === 'Compare' && one.ops.some((operator) => operator.endsWith('in')) && isName(one.left)) ||
        (one.type === 'Call' &&
          one.func.type === 'Name' &&
          !['getattr', 'hasattr', 'setattr'].includes(one.func.id) &&
          one.args.some(({ value }) => isName(value))),
    );
  });

const isRemote = (value: { readonly taints: readonly { readonly label: string }[] } | undefined): boolean =>
  value?.taints.some(({ label }) => label === 'remote') === true;

/** `Model(**data)`, `objects.create(**data)` with all that was sent. */
const spread = (call: CallInfo, context: RuleContext): void => {
  const stars = call.node.args.filter(({ star }) => star === '**');
  if (
    call.local ||
    !stars.some(
      ({ value }) =>
        isRemote(context.valueOf(value)) ||
        (value.type === 'Dict' &&
          value.entries.some(({ key, value: inner }) => key === null && isRemote(context.valueOf(inner)))),
    )
  )
    return;
  if (!checksNames(context)) context.report(call.node);
};

export const massAssignment = {
  id: 'mass-assignment',
  title: 'Sent data names the attributes that it changes',
  cwes: [915, 1321],
  severity: 'high',
  precision: 'medium',
  kind: 'security',
  what: 'The names of attributes or fields that are set come from a request.',
  why: 'Whoever sends it also sets fields that are not theirs: the owner, a role, a price, attributes of the class.',
  fix: 'Set the fields by name, or go through a list of those that may be set; in Django forms use `fields`, not `exclude`.',
  bad: [
    `from flask import Flask, request
from members import current_member

app = Flask(__name__)

@app.patch("/me")
def change():
    member = current_member()
    for name, value in request.get_json().items():
        setattr(member, name, value)
    return "changed"
`,
    `import json
from django.http import JsonResponse
from shop.models import Order

def create(request):
    order = Order.objects.create(**json.loads(request.body))
    return JsonResponse({"id": order.pk})
`,
    `from django import forms
from shop.models import Order

class OrderForm(forms.ModelForm):
    class Meta:
        model = Order
        exclude = ["owner"]
`,
  ],
  good: [
    `from flask import Flask, request
from members import current_member

app = Flask(__name__)

@app.patch("/me")
def change():
    member = current_member()
    data = request.get_json()
    for name in ("city", "street"):
        if name in data:
            setattr(member, name, data[name])
    return "changed"
`,
    `class Settings:
    def __init__(self, **options):
        for name, value in options.items():
            setattr(self, name, value)
`,
    `from django import forms
from shop.models import Order

class OrderForm(forms.ModelForm):
    class Meta:
        model = Order
        fields = ["article", "amount"]
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/915.html',
    'https://cheatsheetseries.owasp.org/cheatsheets/Mass_Assignment_Cheat_Sheet.html',
    'https://docs.djangoproject.com/en/stable/topics/forms/modelforms/#selecting-the-fields-to-use',
  ],
  tags: ['django', 'flask', 'orm'],
  meaningfulNames: /^(Meta|exclude|fields|model)$/,
  flow: {
    sources: ['remote', 'parameter'],
    // Models that take known fields alone.
    sanitizers: ['*.{model_validate,model_validate_json,parse_obj,parse_raw}'],
    sinks: [
      { call: 'setattr', arg: 1, when: isOpen },
      {
        call: '*.update',
        when: ({ call, taints }) => {
          const owner = call?.receiverNode;
          const isAttributes =
            (owner?.type === 'Attribute' && owner.attr === '__dict__') ||
            (owner !== undefined && isCallOf(owner, 'vars'));
          return isAttributes && taints.some(({ label }) => label === 'remote');
        },
      },
    ],
  },
  calls: {
    '*.objects.{create,get_or_create,update_or_create}': spread,
    'django.forms.{modelform_factory,models.modelform_factory}': (call, { report }) => {
      if (call.arg('exclude') !== undefined || textOf(call.arg('fields')) === '__all__') report(call.node);
    },
  },
  nodes: {
    ClassDef: (node, { report, valueOf }) => {
      if (!node.bases.some(({ value }) => valueOf(value).names.some((name) => /\bModelForm$/.test(name))))
        return;
      const meta = node.body.find((one) => one.type === 'ClassDef' && one.name === 'Meta');
      if (meta?.type !== 'ClassDef') return;
      for (const statement of meta.body) {
        if (statement.type !== 'Assign') continue;
        const [target] = statement.targets;
        if (target?.type !== 'Name') continue;
        const isAll = target.id === 'fields' && isConstant(valueOf(statement.value), '__all__');
        if (target.id === 'exclude' || isAll) report(statement);
      }
    },
  },
} satisfies Rule;
