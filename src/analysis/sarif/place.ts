import { posix } from 'node:path';
import type { ArtifactLocation, InputRun } from './input-schema.ts';

/**
 * The paths by which a file may be meant, best first: absolute where the log says so, and relative to a root that the
 * log leaves open. Forward slashes, no escapes, no dots.
 */
export type Place = readonly string[];

/** Bases may stand on bases; a circle or a longer chain is broken off. */
const longestChain = 10;

/** Where an artifact location points, or nothing for what is not a file. */
export function placeOf(location: ArtifactLocation | undefined, run: InputRun): Place {
  const named = location?.uri === undefined ? run.artifacts?.[location?.index ?? -1]?.location : location;
  if (named?.uri === undefined) return [];
  const own = pathOf(named.uri);
  if (own === null) return [];
  if (isAbsolute(own)) return [normal(own)];
  const whole = withBases(own, named.uriBaseId, run);
  return [...new Set([...(whole !== null && isAbsolute(whole) ? [normal(whole)] : []), normal(own)])];
}

function withBases(path: string, baseId: string | undefined, run: InputRun): string | null {
  let whole = path;
  let id = baseId;
  for (let step = 0; id !== undefined && step < longestChain && !isAbsolute(whole); step++) {
    const base = Object.hasOwn(run.originalUriBaseIds ?? {}, id) ? run.originalUriBaseIds?.[id] : undefined;
    const prefix = base?.uri === undefined ? '' : pathOf(base.uri);
    if (prefix === null) return null;
    whole = posix.join(prefix, whole);
    id = base?.uriBaseId;
  }
  return whole;
}

const isAbsolute = (path: string): boolean => path.startsWith('/') || /^[a-z]:\//i.test(path);

const normal = (path: string): string => posix.normalize(path).replace(/^\.\//, '');

/** The path of a `file:` URI or of a relative reference; `null` for any other scheme. */
function pathOf(uri: string): string | null {
  const slashed = uri.replaceAll('\\', '/');
  const scheme = /^([a-z][a-z\d+.-]+):(?:\/\/[^/]*)?/i.exec(slashed);
  if (scheme && scheme[1]?.toLowerCase() !== 'file') return null;
  const path = decode(slashed.slice(scheme?.[0].length ?? 0).replace(/[?#].*$/s, ''));
  // file:///C:/x is the path C:/x.
  return scheme ? path.replace(/^\/([a-z]:\/)/i, '$1') : path;
}

/** Tools that do not escape write a bare `%`: then the text is taken as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
