import type { CallInfo, Value } from '../../engine/types.ts';
import { isConstant, textOf } from '../../engine/values/value.ts';
import type { RuleContext } from '../../rule.ts';

/** `lambda tag, name, value: True`, `{"*": ["*"]}`, `["onclick"]`: attributes that run scripts among those that stay. */
function keepsAll(attributes: Value | undefined): boolean {
  const lambda = attributes?.callables[0]?.node;
  if (lambda?.type === 'Lambda') return lambda.body.type === 'Constant' && lambda.body.value === true;
  const listed = attributes?.entries ? [...attributes.entries.values()] : attributes ? [attributes] : [];
  return listed.some(({ items = [] }) => items.some((item) => /^(\*|on\w+)$/.test(textOf(item) ?? '')));
}

function bleach(call: CallInfo, { report }: RuleContext): void {
  const protocols = call.arg('protocols')?.items ?? [];
  if (keepsAll(call.arg(2, 'attributes')))
    report(call.node, 'The sanitizer keeps attributes that run scripts');
  else if (protocols.some((item) => textOf(item) === 'javascript'))
    report(call.node, 'The sanitizer keeps links that run scripts');
}

function cleaner(call: CallInfo, { report }: RuleContext): void {
  const isOff = (name: string): boolean => isConstant(call.keywords.get(name), false);
  if (isOff('scripts') || (isOff('javascript') && isOff('safe_attrs_only')))
    report(call.node, 'The sanitizer keeps scripts or attributes that run them');
}

/** Calls of sanitizers that let through what runs scripts, by their documentation. */
export const looseSanitizers = {
  'bleach.clean': bleach,
  '{lxml.html.clean.,lxml_html_clean.,}Cleaner': cleaner,
} as const;
