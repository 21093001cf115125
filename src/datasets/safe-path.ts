/** `path` as a clean relative path with forward slashes, or `null` when it is absolute, empty or leads upward. */
export function safeRelativePath(path: string): string | null {
  if (path.startsWith('/') || path.includes('\0') || path.includes('\\') || /^[A-Za-z]:/.test(path))
    return null;
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return parts.length === 0 || parts.includes('..') ? null : parts.join('/');
}
