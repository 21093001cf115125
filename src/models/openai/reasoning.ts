/**
 * Takes inline thinking out of a chat answer: a leading `<think>...</think>` (or `<thinking>`), also when the template
 * has opened it already and only the closing tag is in the answer, and when it was cut off before its end.
 */
export function splitReasoning(content: string): { text: string; reasoning: string | undefined } {
  const opened = /^\s*<(think|thinking)>/.exec(content);
  if (opened) {
    const rest = content.slice(opened[0].length);
    const end = rest.indexOf(`</${opened[1]}>`);
    if (end < 0) return { text: '', reasoning: rest.trim() };
    return {
      text: withoutGap(rest.slice(end + `</${opened[1]}>`.length)),
      reasoning: rest.slice(0, end).trim(),
    };
  }
  // A closing tag alone on its line that nothing opened.
  const closed = /(?:^|\n)[ \t]*<\/think(?:ing)?>[ \t]*(?:\n|$)/.exec(content);
  if (closed && !/<think(?:ing)?>/.test(content))
    return {
      text: withoutGap(content.slice(closed.index + closed[0].length)),
      reasoning: content.slice(0, closed.index).trim(),
    };
  return { text: content, reasoning: undefined };
}

/** Blank lines after the thinking are not part of the answer; the indentation of its first line is. */
const withoutGap = (text: string): string => text.replace(/^(?:[ \t]*\r?\n)+/, '');
