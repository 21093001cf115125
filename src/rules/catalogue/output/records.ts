import type { CallInfo, Value } from '../../engine/types.ts';
import { isConstant } from '../../engine/values/value.ts';
import type { RuleContext } from '../../rule.ts';
import { isAsItCame } from '../text.ts';

/** Of several records one, and its field, as the engine names what it does not know: `?.store.history()[].comment`. */
const field = /^(.*\[\])\.(\w+)$/;

/** Fields that hold no words of others, by what they are called. */
const noText =
  /^(id|pk|n|i|uid|gid|uuid|guid|key|hash|token|size|width|height|index|age|score|rank|total|level|status|state|type|kind|mode|role|color|colour|class|css|icon|url|uri|href|link|src|path|slug|date|time|day|month|year|lang|html|markup|rendered|count|length|version|ext)$|_(id|pk|count|size|at|on|date|time|url|css|class|html|code|type)$|^(is|has|num|n|count)_|(ed|Id|Date|Time|Url|Html)$|^(created|updated|modified)/;

export interface Field {
  readonly owner: string;
  readonly name: string;
}

/** Where a value comes from, through what leaves its signs as they are. */
function originOf(value: Value | undefined): string | undefined {
  const { call } = value ?? {};
  if (!call) return value?.names[0];
  if (call.method === 'sub') return originOf(call.positional[2] ?? call.positional[1]);
  if (/^(replace|l?strip|rstrip|lower|upper|title|splitlines)$/.test(call.method))
    return originOf(call.receiver);
  return /^(str|unicode|force_text|smart_text|force_str|strip_tags)$/.test(call.method)
    ? originOf(call.positional[0])
    : undefined;
}

/** The field with words of others that a value is. */
export function fieldIn(value: Value | undefined): Field | undefined {
  const [, owner, name] = field.exec(originOf(value) ?? '') ?? [];
  return owner !== undefined && name !== undefined && !noText.test(name) ? { owner, name } : undefined;
}

/** What a database was asked for, and a field of it. */
const stored =
  /(?:\.objects(?:\.\w+\(\))+|\.query(?:\(\))?(?:\.\w+\(\))+|(?:^|\.)get_object_or_404\(\))(?:\[\])*\.(\w+)$/;

/** Words that a database gives, as a message names them. */
export function storedIn(value: Value): string | undefined {
  if (value.constant || value.kind === 'int' || value.kind === 'bool') return undefined;
  if (value.taints.length > 0)
    return value.taints.every(({ label }) => label === 'database') && isAsItCame(value)
      ? 'A column of a row'
      : undefined;
  const origin = originOf(value) ?? '';
  if (/\.execute\(\)(\[\])+$/.test(origin)) return 'A column of a row';
  const [, name] = stored.exec(origin) ?? [];
  return name === undefined || noText.test(name) ? undefined : `\`${name}\``;
}

/** What somebody has stored is marked as markup: `Markup(comment.text)`, `XML(comment.body)`. */
function markField(call: CallInfo, { report }: RuleContext): void {
  const [value] = call.positional;
  const text = fieldIn(value);
  if (!text || value?.taints.length || isConstant(call.keywords.get('sanitize'), true)) return;
  report(call.node, `\`${text.name}\` of a record becomes markup as it was stored`, { confidence: 'low' });
}

/** Functions that take a text for markup. */
export const markedFields = {
  'markupsafe.Markup': markField,
  'django.utils.safestring.{mark_safe,SafeString,SafeText}': markField,
  '{XML,gluon.XML}': markField,
} as const;
