/** Characters that XML 1.0 (section 2.2) cannot carry in any form. */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text that is safe as content; what XML cannot carry is shown as `\u001b`. */
export const escapeXml = (text: string): string =>
  text
    .replace(forbidden, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(/[&<>"'\r]/g, asNumber);

const asNumber = (char: string): string => `&#${char.charCodeAt(0)};`;

/** In an attribute a plain line break would be read as a blank. */
const escapeAttribute = (text: string): string => escapeXml(text).replace(/[\t\n]/g, asNumber);

/** An element; its children are elements already, or escaped text. */
export function element(
  name: string,
  attributes: Record<string, string | number>,
  ...children: readonly string[]
): string {
  const listed = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeAttribute(String(value))}"`,
  );
  const inside = children.join('');
  return inside === ''
    ? `<${name}${listed.join('')}/>\n`
    : `<${name}${listed.join('')}>${inside}</${name}>\n`;
}
