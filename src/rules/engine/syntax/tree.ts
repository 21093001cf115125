import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import treeSitter from '@vscode/tree-sitter-wasm';
import type { Parser as ParserType, TreeCursor } from '@vscode/tree-sitter-wasm';

/** A node of tree-sitter's concrete tree, copied out of its memory. */
export interface Raw {
  readonly type: string;
  readonly field: string | null;
  readonly start: number;
  readonly end: number;
  /** Named nodes, and the signs and keywords among them. */
  readonly children: readonly Raw[];
  readonly named: boolean;
  readonly missing: boolean;
}

/** Beyond this, CPython's own parser gives up too. */
const deepest = 600;

let parser: ParserType | null = null;
let loading: Promise<void> | null = null;

/** Loads the grammar once per process (or worker thread); {@link parseTree} needs it done. */
export function loadGrammar(): Promise<void> {
  loading ??= (async () => {
    const folder = dirname(createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm'));
    await treeSitter.Parser.init({ locateFile: (file: string) => join(folder, file) });
    const made = new treeSitter.Parser();
    made.setLanguage(await treeSitter.Language.load(join(folder, 'tree-sitter-python.wasm')));
    parser = made;
  })();
  return loading;
}

/**
 * The concrete tree of a text, or the reason why there is none.
 *
 * @throws Error when the grammar is not loaded
 */
export function parseTree(
  text: string,
  deadline: number,
): { root: Raw; hasError: boolean } | { failure: string } {
  if (parser === null) throw new Error('loadGrammar() comes first.');
  const tree = parser.parse(text, null, { progressCallback: () => performance.now() > deadline });
  if (tree === null) {
    parser.reset();
    return { failure: 'out of time' };
  }
  try {
    const cursor = tree.walk();
    try {
      const root = copy(cursor);
      return root === null ? { failure: 'nested too deeply' } : { root, hasError: tree.rootNode.hasError };
    } finally {
      cursor.delete();
    }
  } finally {
    tree.delete();
  }
}

/** Without recursion: hostile texts nest as deep as they like. */
function copy(cursor: TreeCursor): Raw | null {
  const take = (): Raw & { children: Raw[] } => ({
    type: cursor.nodeType,
    field: cursor.currentFieldName,
    start: cursor.startIndex,
    end: cursor.endIndex,
    children: [],
    named: cursor.nodeIsNamed,
    missing: cursor.nodeIsMissing,
  });
  const root = take();
  const open: { children: Raw[] }[] = [root];
  if (!cursor.gotoFirstChild()) return root;
  for (;;) {
    const node = take();
    open.at(-1)!.children.push(node);
    if (cursor.gotoFirstChild()) {
      open.push(node);
      if (open.length > deepest) return null;
      continue;
    }
    while (!cursor.gotoNextSibling()) {
      if (!cursor.gotoParent()) return root;
      open.pop();
      if (open.length === 0) return root;
    }
  }
}
