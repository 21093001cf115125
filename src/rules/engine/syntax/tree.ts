import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import treeSitter from '@vscode/tree-sitter-wasm';
import type { Language, Parser, TreeCursor } from '@vscode/tree-sitter-wasm';

/** A node of tree-sitter's concrete tree, copied out of its memory. */
export interface Raw {
  readonly type: string;
  readonly field: string | null;
  readonly start: number;
  readonly end: number;
  /** Named nodes, and the operators and keywords among them; neither comments nor brackets and commas. */
  readonly children: readonly Raw[];
  readonly named: boolean;
}

export interface RawTree {
  readonly root: Raw;
  /** In the order of the text. */
  readonly comments: readonly { readonly start: number; readonly end: number }[];
  /** Where the text is first no Python; `null` where it is Python throughout. */
  readonly errorAt: number | null;
}

/** Deeper than any program that people or models write; recursion over it stays within a thread's stack. */
const deepest = 600;

let parser: Parser | null = null;
let kinds: readonly Kind[] = [];
let fields: readonly (string | null)[] = [];
let loading: Promise<void> | null = null;

interface Kind {
  readonly type: string;
  readonly named: boolean;
  readonly use: 'keep' | 'leave' | 'comment';
}

/** Loads the grammar once per process (or worker thread); {@link parseTree} needs it done. */
export function loadGrammar(): Promise<void> {
  loading ??= (async () => {
    const folder = dirname(createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm'));
    await treeSitter.Parser.init({ locateFile: (file: string) => join(folder, file) });
    const language = await treeSitter.Language.load(join(folder, 'tree-sitter-python.wasm'));
    kinds = Array.from({ length: language.nodeTypeCount }, (_, id) => kindOf(language, id));
    fields = Array.from({ length: language.fieldCount + 1 }, (_, id) => language.fieldNameForId(id));
    parser = new treeSitter.Parser().setLanguage(language);
  })();
  return loading;
}

function kindOf(language: Language, id: number): Kind {
  const type = language.nodeTypeForId(id) ?? 'ERROR';
  const named = language.nodeTypeIsNamed(id);
  const use = type === 'comment' ? 'comment' : !named && /^[()[\]{},:.;]$/.test(type) ? 'leave' : 'keep';
  return { type, named, use };
}
const error: Kind = { type: 'ERROR', named: true, use: 'keep' };

/**
 * The concrete tree of a text, or the reason why there is none.
 *
 * @param deadline on the clock of `performance.now()`
 * @throws Error when the grammar is not loaded
 */
export function parseTree(
  text: string,
  deadline: number,
): RawTree | { readonly failure: 'out of time' | 'nested too deeply' } {
  if (parser === null) throw new Error('loadGrammar() comes first.');
  const tree = parser.parse(text, null, { progressCallback: () => performance.now() > deadline });
  if (tree === null) {
    parser.reset();
    return { failure: 'out of time' };
  }
  const cursor = tree.walk();
  try {
    const copied = copy(cursor, deadline);
    if (typeof copied === 'string') return { failure: copied };
    return { ...copied, errorAt: tree.rootNode.hasError ? (copied.errorAt ?? text.length) : null };
  } finally {
    cursor.delete();
    tree.delete();
  }
}

/** Without recursion: hostile texts nest as deep as they like. */
function copy(cursor: TreeCursor, deadline: number): RawTree | 'out of time' | 'nested too deeply' {
  const comments: { start: number; end: number }[] = [];
  let errorAt: number | null = null;
  let count = 0;
  const take = (kind: Kind): Raw & { children: Raw[] } => {
    const start = cursor.startIndex;
    const end = cursor.endIndex;
    if (errorAt === null && (kind === error || (start === end && cursor.nodeIsMissing))) errorAt = start;
    const field = fields[cursor.currentFieldId] ?? null;
    return { type: kind.type, field, start, end, children: [], named: kind.named };
  };
  const root = take(kinds[cursor.nodeTypeId] ?? error);
  const open: { children: Raw[] }[] = [root];
  let more = cursor.gotoFirstChild();
  while (more) {
    if ((++count & 1023) === 0 && performance.now() > deadline) return 'out of time';
    const kind = kinds[cursor.nodeTypeId] ?? error;
    if (kind.use === 'keep') {
      const node = take(kind);
      open.at(-1)!.children.push(node);
      if (cursor.gotoFirstChild()) {
        open.push(node);
        if (open.length > deepest) return 'nested too deeply';
        continue;
      }
    } else if (kind.use === 'comment') comments.push({ start: cursor.startIndex, end: cursor.endIndex });
    else if (errorAt === null && cursor.nodeIsMissing) errorAt = cursor.startIndex;
    while (!cursor.gotoNextSibling()) {
      more = cursor.gotoParent();
      open.pop();
      if (!more || open.length === 0) return { root, comments, errorAt };
    }
  }
  return { root, comments, errorAt };
}
