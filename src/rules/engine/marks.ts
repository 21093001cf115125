/**
 * Bits of {@link Taint.clean} below those of the rules: what is known of a text, which alone makes it harmless for none. A
 * path without `..` that is not absolute stays in the folder that it is put behind.
 */
export const marks = {
  /** No part of it is `..`. */
  noParent: 1n,
  /** It does not begin with a separator, or stands behind something. */
  relative: 2n,
} as const;

/** All of them: what is known of one part of a path, which alone leads nowhere else. */
export const allMarks = marks.noParent | marks.relative;

export const staysInside = (bits: bigint): boolean => (bits & allMarks) === allMarks;
