import { matchesName } from '../../engine/names/patterns.ts';
import type { Taint, Value } from '../../engine/types.ts';
import { piecesOf } from '../../engine/values/shape.ts';
import type { SinkHit } from '../../rule.ts';
import { callsBefore, isAsItCame, isKey } from '../text.ts';

/**
 * A function that is given a whole path is meant to open it. Data of a caller counts where it is put under a folder; data
 * of other people always.
 */
export function isChosen(hit: SinkHit): boolean {
  // What is uploaded is a file itself, not the name of one.
  if (
    piecesOf(hit.value).length < 2 &&
    hit.value.names.some((name) =>
      /\.(file|files|FILES|stream|rfile|body)(\[\])*$|(Bytes|String)IO|SpooledTemporaryFile/.test(name),
    )
  )
    return false;
  if (hit.taints.some(({ label }) => label === 'remote' || label === 'archive')) return true;
  // The name of a file that an answer suggests.
  if (callsBefore(hit.value).some(({ method }) => /content_?disposition/i.test(method))) return true;
  return isUnderFolder(hit.value, hit);
}

/** What these give is the folder that they were given. */
const keepsPath =
  /^(str|Path|PurePath|fspath|abspath|realpath|normpath|expanduser|resolve|absolute|rstrip|strip|join|joinpath|encode|decode|to_bytes|to_text|to_native)$/;

/** A function that takes both the folder and the name leaves the choice to its caller. */
function isGivenTogether(folder: Value | string | undefined, name: Value, hit: SinkHit): boolean {
  if (folder === undefined || typeof folder === 'string' || folder === name) return false;
  // What is found in something given is nobody's choice: the name of an attachment, of an upload.
  if (!isAsItCame(name) || isOfObject(name)) return false;
  // What is unpacked brings its names along.
  const opensArchive = matchesName(hit.call?.names ?? [], '{zipfile.ZipFile,tarfile.open}');
  if (
    !opensArchive &&
    hit.function?.node.params.some(({ name: each }) => /^_*(tar|zip|archive|bundle)/i.test(each))
  )
    return false;
  // A folder that something given leads to is not given.
  if (folder.origin === undefined && folder.call === undefined) return false;
  // Nor is one that something else was asked for.
  if (folder.call && !keepsPath.test(folder.call.method)) return false;
  const ownerOf = ({ label, source }: Taint): unknown => {
    const start = Number(source.split(':')[1]);
    return label === 'parameter'
      ? hit.context.module.functions.find(({ node }) => node.params.some((each) => each.start === start))
      : undefined;
  };
  const owners = folder.taints.map(ownerOf);
  return name.taints.every((taint) => {
    const owner = ownerOf(taint);
    return owner !== undefined && owners.includes(owner);
  });
}

/** An attribute of something given that is no set of options: `patch.target`, `upload.filename`. */
function isOfObject(value: Value): boolean {
  const first = callsBefore(value).at(-1)?.receiver ?? value;
  return (
    first.origin === undefined &&
    first.names.some((name) => /^\?\.\w+(\(\))?([.[]|$)|\.(file)?name$/.test(name)) &&
    first.taints.every(
      ({ what }) => !/`_?(self|args|opts?|options|config|cfg|settings|namespace|ns)`/.test(what),
    )
  );
}

/** Untrusted data behind something else of the path, a folder above all; `anyFolder` where the function itself confines it. */
export function isUnderFolder(value: Value, hit: SinkHit, anyFolder = false, depth = 0): boolean {
  const pieces = piecesOf(value);
  const isBehind = pieces.some(
    (piece, i) =>
      typeof piece !== 'string' &&
      hit.isTainted(piece) &&
      !isKey(piece) &&
      (anyFolder || !isGivenTogether(pieces[0], piece, hit)) &&
      pieces.slice(0, i).some((before) => typeof before !== 'string' || /[/\\]/.test(before)),
  );
  if (isBehind) return true;
  if (
    depth < 5 &&
    value.ways?.some((way) => hit.isTainted(way) && isUnderFolder(way, hit, anyFolder, depth + 1))
  )
    return true;
  // `os.path.realpath(joined)` and the like.
  const inner = value.call?.positional[0] ?? value.call?.receiver;
  return (
    depth < 5 && inner !== undefined && inner !== value && isUnderFolder(inner, hit, anyFolder, depth + 1)
  );
}

/** What has been uploaded, saved under a name that came with it. */
export const isUpload = ({ call, value, isTainted }: SinkHit): boolean =>
  call?.receiver?.taints.some(({ label }) => label === 'remote') === true ||
  piecesOf(value).some(
    (piece) =>
      typeof piece !== 'string' && isTainted(piece) && piece.names.some((name) => name.endsWith('.filename')),
  );

/** Functions that make a name or a path harmless, by what they are called: `secure_filename`, `safe_join`, `slugify`. */
export const makesSafe =
  /^_*((make_|get_|to_)?(safe|secure|clean|valid(ate)?d?|sanitiz|sanitis|normali[sz]ed?_safe)e?d?_?([a-z]+_)?(file_?|dir_?|path_?|base_?)?(name|path|join|part|component|filename)s?|slugif(y|ied)|slug|safe_?join|sanitiz\w*|sanitis\w*|(file_?name|path|name)_?(sanitiz|sanitis|clean)(e|er|ed)?|(resolve|join|path|map|locate)_?(safe(ly)?|inside|within|under|below|confined)(_\w+)?|translate_path)$/i;

const fileFunction =
  /^_*(send|serve|read|load|open|write|save|store|dump|delete|remove|unlink|rm|stream|transmit|parse|import|include|execute|exec|input|output|append|copy|touch|create|make|get|put|upload|download|return)_?(static_?|data_?|text_?|raw_?|(json|yaml|toml|xml|csv|pickle|binary)_?|in(to)?_?|from_?|local_?|zip_?)?(file|dir(ectory)?|folder|contents?|document|attachment|json|yaml|config|image|script)s?$|^(static)?file(_?(reader|wrapper|iter(ator|able)?|response|io|stream|source|handle|object|body|producer|sender|resource|input|transfer))?$/i;

/** A path that was put together for a file, handed to a function that is called like one for files. */
export function isHandedOn(hit: SinkHit): boolean {
  const { call, value } = hit;
  if (!call || !(fileFunction.test(call.method) || isJoined(value))) return false;
  if (asksOnly.test(call.method)) return false;
  if (!call.names.every((name) => name.startsWith('?') || !name.includes('.'))) return false;
  const [folder] = piecesOf(value);
  const isFolder = typeof folder === 'string' && /^[\w./\\-]+[/\\]$/.test(folder);
  return (isPath(value) || (isFolder && fileFunction.test(call.method))) && isUnderFolder(value, hit);
}

/** Functions that name a path, or ask about it, without opening it. */
const asksOnly =
  /^_*(print\w*|log\w*|debug|info|warn\w*|error|exception|critical|echo|append|add|extend|insert|join|format|str|repr|len|set\w*|is_?\w*|has_?\w*|\w*exists?|check\w*|valid\w*|verify\w*|normali[sz]e\w*|quote|encode|decode|split\w*|strip|startswith|endswith|replace|render\w*|url\w*|get|dict|list|tuple|sorted|Path|PurePath|\w*(Error|Exception))$/i;

const hasSeparator = (value: Value): boolean =>
  piecesOf(value).some(
    (piece) => typeof piece !== 'string' && piece.names.some((name) => /^os\.(path\.)?sep$/.test(name)),
  );

/** Put together by `os.path.join`, `/` or `os.sep` itself. */
const isJoined = (value: Value): boolean =>
  value.names.some((name) => name.startsWith('pathlib.')) ||
  hasSeparator(value) ||
  value.ways?.some(isJoined) === true ||
  callsBefore(value, 3).some(({ names }) => names.includes('os.path.join'));

/** Made by functions for paths. */
export const isPath = (value: Value): boolean =>
  value.names.some((name) => name.startsWith('pathlib.')) ||
  value.ways?.some(isPath) === true ||
  callsBefore(value).some(({ names }) => matchesName(names, 'os.path.*')) ||
  hasSeparator(value);
