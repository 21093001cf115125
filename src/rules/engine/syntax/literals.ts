const simple: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** The text that a literal stands for, between its quotes. Unknown escapes stay, as in Python. */
export function unescapeText(text: string, prefix: string): string {
  if (/r/i.test(prefix) || !text.includes('\\')) return text;
  const bytes = /b/i.test(prefix);
  return text.replace(
    /\\(\r\n|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|[\s\S])/g,
    (whole, escape: string) => {
      if (escape === '\r\n') return '';
      const known = simple[escape];
      if (known !== undefined) return known;
      if (/^[0-7]/.test(escape)) return String.fromCharCode(parseInt(escape, 8));
      const code = parseInt(escape.slice(1), 16);
      if (escape.length === 3 && escape.startsWith('x')) return String.fromCharCode(code);
      if (bytes || !/^[uU][0-9a-fA-F]/.test(escape) || code > 0x10ffff) return whole;
      return String.fromCodePoint(code);
    },
  );
}

/** Python's number literal; imaginary ones as floats of their size. */
export function parseNumber(text: string): number | bigint {
  const plain = text.replaceAll('_', '').replace(/[jJlL]$/, '');
  if (/^0[xob]/i.test(plain) || /^\d+$/.test(plain)) {
    const digits = /^0\d/.test(plain) ? plain.replace(/^0+(?=\d)/, '') : plain;
    try {
      const value = BigInt(digits);
      return Number.isSafeInteger(Number(value)) ? Number(value) : value;
    } catch {
      return Number.NaN;
    }
  }
  return Number(plain);
}
