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

const withoutClasses = (pattern: string): string => pattern.replace(/(?<!\\)\[(\\.|[^\]\\])*\]/g, '[]');
