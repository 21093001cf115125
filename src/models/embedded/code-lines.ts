/** A physical line of Python with what its place in strings and brackets makes of it. */
export interface CodeLine {
  /** Offset of its first character. */
  start: number;
  content: string;
  /** Ended by a line break: all of it is known. */
  complete: boolean;
  blank: boolean;
  indented: boolean;
  comment: boolean;
  /** Begins inside of a string or of brackets, or after a backslash: it belongs to the line before. */
  continues: boolean;
  /** It is, or belongs to, a statement that is only a string. */
  documentation: boolean;
}

const quote = /^[rbfu]{0,2}("""|'''|"|')/i;

/** Splits Python text into lines, however broken it is. */
export function codeLines(text: string): CodeLine[] {
  const lines: CodeLine[] = [];
  let string: string | null = null;
  let depth = 0;
  let backslash = false;
  let inDocumentation = false;
  let start = 0;
  for (const whole of text.split(/(?<=\n)/)) {
    const content = whole.replace(/\r?\n$/, '');
    const trimmed = content.trimStart();
    const continues: boolean = string !== null || depth > 0 || backslash;
    if (!continues) inDocumentation = quote.test(trimmed);
    lines.push({
      start,
      content,
      complete: whole.endsWith('\n'),
      blank: trimmed === '' && string === null,
      indented: trimmed !== content && trimmed !== '',
      comment: !continues && trimmed.startsWith('#'),
      continues,
      documentation: inDocumentation,
    });
    ({ string, depth } = scan(content, string, depth));
    backslash = string === null && content.endsWith('\\');
    start += whole.length;
  }
  return lines;
}

function scan(line: string, string: string | null, depth: number): { string: string | null; depth: number } {
  let at = 0;
  while (at < line.length) {
    if (string !== null) {
      if (line[at] === '\\') at += 2;
      else if (line.startsWith(string, at)) {
        at += string.length;
        string = null;
      } else at++;
      continue;
    }
    const char = line[at] ?? '';
    if (char === '#') break;
    if (char === '"' || char === "'") {
      string = line.startsWith(char.repeat(3), at) ? char.repeat(3) : char;
      at += string.length;
      continue;
    }
    if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth = Math.max(0, depth - 1);
    at++;
  }
  // A plain string ends with its line, closed or not.
  return { string: string?.length === 3 ? string : null, depth };
}
