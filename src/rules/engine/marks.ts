/**
 * Bits of {@link Taint.clean} below those of the rules: what is known of a text, which alone makes it harmless for none. A
 * path without `..` that is not absolute stays in the folder that it is put behind; an address that begins with one slash,
 * and not with two or with a slash and a backslash, stays on its host.
 */
export const marks = {
  /** No part of it is `..`. */
  noParent: 1n,
  /** It does not begin with a separator, or stands behind something. */
  relative: 2n,
  /** It begins with a slash. */
  slash: 4n,
  /** It does not begin with two. */
  oneSlash: 8n,
  /** It does not begin with a slash and a backslash, which browsers take for two slashes. */
  noBackslash: 16n,
} as const;

/** What is known of one part of a path, which alone leads nowhere else. */
export const pathMarks = marks.noParent | marks.relative;

/** What is known of an address that names no other host. */
export const addressMarks = marks.slash | marks.oneSlash | marks.noBackslash;

export const allMarks = pathMarks | addressMarks;

/** The first bit of a rule. */
export const firstRuleBit = 1n << 5n;

export const staysInside = (bits: bigint): boolean => (bits & pathMarks) === pathMarks;
export const staysOnHost = (bits: bigint): boolean => (bits & addressMarks) === addressMarks;
