/**
 * Whether a chat answer is over although the model goes on: a fenced block with the definition that was asked for has
 * been closed. What follows explains, or shows examples.
 *
 * @param entry name of the function or class; never over when it is not known
 */
export function chatAnswerEnd(entry: string | null): (text: string) => { at: number; why: string } | null {
  if (entry === null) return () => null;
  const defines = new RegExp(String.raw`^\s*(?:async\s+def|def|class)\s+${entry}\b`, 'm');
  return (text) => {
    let open: { fence: string; from: number } | null = null;
    for (const line of text.matchAll(/^[ \t]*(`{3,}|~{3,})(.*)\n/gm)) {
      const [whole, fence = '', rest = ''] = line;
      const end = line.index + whole.length;
      if (open === null) open = { fence, from: end };
      else if (fence.startsWith(open.fence) && rest.trim() === '') {
        if (defines.test(text.slice(open.from, line.index)))
          return { at: end, why: 'ended after the block with the answer' };
        open = null;
      }
    }
    return null;
  };
}
