/**
 * Whether a regular expression that has matched leaves no freedom for what attacks are made of: the whole text, or all but
 * its end's newline, is of listed characters.
 *
 * @param how `match`, `fullmatch` or `search`
 */
export function isRestrictive(pattern: string, how: string): boolean {
  const anchoredStart = how !== 'search' || /^(\(\?[a-z]+\))?(\^|\\A)/.test(pattern);
  const anchoredEnd = how === 'fullmatch' || /(\$|\\[Zz])\)*$/.test(pattern);
  if (!anchoredStart || !anchoredEnd) return false;
  // Anything goes: a dot or a negated class that repeats, not-a-blank and the like.
  const plain = pattern.replace(/\\\\/g, '');
  if (/(?<!\\)\.[*+{]/.test(withoutClasses(plain))) return false;
  if (/\[\^[^\]]*\][*+{]/.test(plain)) return false;
  if (/(?<!\\)\\[SDW][*+{]/.test(withoutClasses(plain))) return false;
  for (const [, members = ''] of plain.matchAll(/(?<!\\)\[([^^\]][^\]]*)\]/g))
    if (/\\[SDW]/.test(members)) return false;
  // An alternative at the top level that stands outside of the anchors.
  return !/^\^[^|()]*\|/.test(plain) || how === 'fullmatch';
}

/** Whether one of a pattern's classes of characters has both the dot and the separator, so that `../` matches. */
export function leadsUp(pattern: string): boolean {
  // It refuses two dots ahead of what it lets through: `(?!.*\.\.)`.
  if (/\(\?!\.\*\??\(?(\\\.\\\.|\\\.\{2)/.test(pattern)) return false;
  for (const [, members = ''] of pattern.matchAll(/(?<!\\)\[((?:\\.|[^\]\\])+)\]/g))
    if (hasMember(members, '.') && hasMember(members, '/')) return true;
  return false;
}

/** Whether a character is of a class, as it stands between brackets: by itself or in a range. */
function hasMember(members: string, character: string): boolean {
  if (members.startsWith('^')) return !hasMember(members.slice(1), character);
  const plain = members.replace(/\\([^\w])/g, (_, escaped: string) => (escaped === '-' ? '' : escaped));
  for (let i = 0; i < plain.length; i++) {
    if (plain[i] === character) return true;
    if (plain[i + 1] === '-' && i + 2 < plain.length) {
      if (plain[i]! <= character && character <= plain[i + 2]!) return true;
      i += 2;
    }
  }
  return false;
}

const withoutClasses = (pattern: string): string => pattern.replace(/(?<!\\)\[(\\.|[^\]\\])*\]/g, '[]');
