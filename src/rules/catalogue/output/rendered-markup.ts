import type { CallInfo } from '../../engine/types.ts';
import { isConstant } from '../../engine/values/value.ts';
import type { RuleContext } from '../../rule.ts';
import { calledName, some } from '../syntax.ts';

/** reStructuredText of others: its `raw` directive puts HTML into the page (docutils' notes on deployment). */
function reStructuredText(call: CallInfo, { report }: RuleContext): void {
  const [taint] = call.arg(0, 'source')?.taints ?? [];
  const settings = call.keywords.get('settings_overrides');
  if (!taint || (settings && (!settings.entries || settings.open))) return;
  const raw = settings?.entries?.get('raw_enabled');
  const { node } = call.function ?? {};
  const isCleaned =
    node?.type === 'FunctionDef' && some(node.body, (each) => /clean|sanitiz/i.test(calledName(each)));
  if (!isCleaned && (raw === undefined || isConstant(raw, true)))
    report(call.node, 'Raw HTML in the text stays', { taint });
}

/** Links of Markdown become links after the text was cleaned: clean what comes out of it. */
function markdown(call: CallInfo, { report }: RuleContext): void {
  const [text] = call.positional;
  if (text?.call?.names.includes('bleach.clean'))
    report(call.node, 'Cleaned before Markdown is rendered, not after', { confidence: 'medium' });
}

export const renderedMarkup = {
  'docutils.core.{publish_parts,publish_string}': reStructuredText,
  '{markdown,markdown2}.markdown': markdown,
} as const;
