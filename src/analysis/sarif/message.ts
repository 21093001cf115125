import type { Descriptor, Result } from './input-schema.ts';

/** A message as plain text: taken from the rule where it is only named, placeholders filled, links reduced to their text. */
export function messageText(message: Result['message'] | undefined, rule?: Descriptor): string {
  const text = message?.text ?? rule?.messageStrings?.[message?.id ?? '']?.text;
  if (text === undefined) return rule?.shortDescription?.text ?? rule?.name ?? rule?.id ?? '';
  return filled(text, message?.arguments ?? [])
    .replaceAll(/\[((?:[^[\]\\]|\\.)*)\]\((?:\d+|[a-z]+:[^\s()]*)\)/g, '$1')
    .replaceAll(/\\([[\]\\])/g, '$1');
}

/** Without arguments the text has no placeholders: tools leave the braces of quoted code as they are. */
function filled(text: string, values: readonly string[]): string {
  if (values.length === 0) return text;
  // {{ and }} stand for braces.
  return text.replaceAll(/\{\{|\}\}|\{(\d+)\}/g, (whole, number: string | undefined) =>
    number === undefined ? whole[0]! : (values[Number(number)] ?? whole),
  );
}
