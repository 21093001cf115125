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

const both = marks.noParent | marks.relative;

export const staysInside = (bits: bigint): boolean => (bits & both) === both;
