import { textBefore } from '../../engine/values/shape.ts';
import type { SinkHit } from '../../rule.ts';
import { hasPieceAsItCame } from '../text.ts';

/** What a program itself fixes of an address before the first untrusted piece. */
export type Fixed = 'nothing' | 'scheme' | 'host';

/**
 * How much of an address stands fast before the untrusted data; a path without a host counts as one, an unknown piece
 * (`f"{BASE}/items/"`) as the scheme and host that it stands for.
 */
export function fixedPart({ value, isTainted }: SinkHit): Fixed {
  const before = textBefore(value, isTainted);
  if (/^([a-z][a-z0-9+.-]*:)?\/\/[^/?#\0]*[^/?#][/?#]/i.test(before)) return 'host';
  // What is not known and stands first is a base of the program's own, if something ends its host.
  if (/^\0/.test(before) || /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*\0/i.test(before))
    return /^(\w+:\/\/)?[^/?#]*\0[^/?#]*[/?#]/.test(before) || /\0$/.test(before) ? 'host' : 'scheme';
  if (/^\/(?![/\\])[^/\\\0]/.test(before) || /^\/[?#]/.test(before) || /^[?#]/.test(before)) return 'host';
  // A relative address whose first letters are known.
  if (/^[\w.-]+[/?#]/.test(before)) return 'host';
  return before === '' || before === '/' ? 'nothing' : 'scheme';
}

/** Whether the data decides where an address leads. */
export const choosesHost = (hit: SinkHit): boolean => fixedPart(hit) !== 'host' && hasPieceAsItCame(hit);
