/** Python's `ascii()` of a text, without the quotes around it. */
function asciiOf(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let escaped = '';
  for (const char of text) {
    const code = char.codePointAt(0)!;
    const hex = (digits: number) => code.toString(16).padStart(digits, '0');
    if (char === '\\' || char === quote) escaped += `\\${char}`;
    else if (char === '\n') escaped += '\\n';
    else if (char === '\r') escaped += '\\r';
    else if (char === '\t') escaped += '\\t';
    else if (code >= 0x20 && code < 0x7f) escaped += char;
    else escaped += code < 0x100 ? `\\x${hex(2)}` : code < 0x1_0000 ? `\\u${hex(4)}` : `\\U${hex(8)}`;
  }
  return escaped;
}

/**
 * A completion as the paper's script (`RQ2/parser.py`) writes it into a file: escaped as Python prints text, `\n` and
 * `\t` made line breaks and tabs, then every backslash taken out. A `"\n"` in the code becomes a line break in the
 * middle of a string, so that the file no longer parses.
 */
export const preparedAsPublished = (completion: string): string =>
  asciiOf(completion).replaceAll('\\n', '\n').replaceAll('\\t', '\t').replaceAll('\\', '');
