/**
 * Comments by which code asks an analyzer to be silent. Each pattern matches inside one comment and begins with the
 * letter that is overwritten to take its meaning away.
 */
const directives: readonly RegExp[] = [
  /\bnosec\b/gi, // Bandit
  /\bnoqa\b/gi, // flake8, Ruff, CodeQL
  /\bnopep8\b/gi,
  /\bpylint\s*:\s*(?:disable|skip-file)/gi,
  /\btype\s*:\s*ignore\b/gi, // mypy, Pyright
  /\bpyright\s*:\s*ignore\b/gi,
  /\bmypy\s*:\s*(?:ignore-errors|disable-error-code)/gi,
  /\bpyre-(?:ignore|fixme|unsafe)\b/gi,
  /\bruff\s*:\s*(?:ignore|disable)\b/gi,
  /\bnosem(?:grep)?\b/gi, // Semgrep, Opengrep
  /\bcodeql\s*\[/gi,
  /\blgtm\b/gi,
  /\bNOSONAR\b/gi,
  /\bnoinspection\b/gi, // PyCharm
  /\bdeepcode\s+ignore\b/gi, // Snyk Code
  /\bskipcq\b/gi, // DeepSource
];

/** How many comments of the code ask some analyzer to be silent, whichever tool knows them. Text in strings never counts. */
export function countSuppressions(code: string): number {
  let count = 0;
  for (const [from, to] of comments(code)) {
    const comment = code.slice(from, to);
    if (directives.some((directive) => comment.search(directive) !== -1)) count++;
  }
  return count;
}

/**
 * The code with those comments made meaningless: one letter of each becomes `_`, so that no line, column or byte
 * offset moves and no string changes.
 */
export function withoutSuppressions(code: string): string {
  let result = '';
  let at = 0;
  for (const [from, to] of comments(code)) {
    let comment = code.slice(from, to);
    for (const directive of directives)
      comment = comment.replaceAll(directive, (text) => `_${text.slice(1)}`);
    result += code.slice(at, from) + comment;
    at = to;
  }
  return result + code.slice(at);
}

/** A string literal (also one that is never closed) or a comment, whichever comes first. */
const token =
  /(?:"""(?:[^"\\]|\\[^]|"(?!""))*(?:"""|$)|'''(?:[^'\\]|\\[^]|'(?!''))*(?:'''|$)|"(?:[^"\\\r\n]|\\\r\n|\\[^])*"?|'(?:[^'\\\r\n]|\\\r\n|\\[^])*'?)|(#[^\r\n]*)/g;

/** Where the comments of a Python program are, as pairs of offsets. */
function* comments(code: string): Generator<readonly [from: number, to: number]> {
  for (const match of code.matchAll(token))
    if (match[1] !== undefined) yield [match.index, match.index + match[1].length];
}
