import { join } from '../join.ts';
import type { RepairRule } from '../rule.ts';
import { splitLines } from '../scan.ts';

/** "Here is the function you asked for:" in front of code that stands between no fences. */
export const prose = {
  name: 'prose',
  summary: 'Takes out the sentences in front of the code.',
  example: {
    promptCode: 'def area(r):\n    """Area of a circle."""\n',
    mode: 'chat',
    raw: 'Sure! Here is the function you asked for:\n\ndef area(r):\n    return 3.14 * r * r\n',
    code: 'def area(r):\n    return 3.14 * r * r\n',
  },
  async apply(draft, context) {
    const { head, answer } = await join(draft.answer, context);
    if ((await context.syntax.parse(head + answer)).compiles) return null;
    const lines = splitLines(draft.answer);
    const firstCode = lines.findIndex((line) => line.trim() !== '' && !isSentence(line));
    const until = firstCode === -1 ? lines.length : firstCode;
    const discarded = lines.slice(0, until).join('');
    if (discarded.trim() === '') return null;
    return {
      draft: { ...draft, answer: lines.slice(until).join('') },
      detail: firstCode === -1 ? 'there is no code in the answer' : 'took out the text in front of the code',
      discarded,
    };
  },
} satisfies RepairRule;

const codeStart =
  /^(?:[\s@#)\]}]|(?:def|class|async|await|import|from|if|elif|else|for|while|try|except|finally|with|return|yield|raise|pass|global|nonlocal|assert|del|lambda|not|print)\b|'''|"""|[\w.[\]'"]+\s*(?:[-+*/|&^%@]|\/\/|\*\*|<<|>>)?=(?!=)|[\w.]+\()/;
const words =
  /^(?:[-*>]\s+|\d+[.)]\s+|#+\s+)?["'“‘`(*_]*\p{L}[\p{L}\p{N}'’`*_-]*[,:;.!?"'”’`)*_]*(?:\s+\S+){2,}\s*$/u;
const phrase = /^["'“‘`(*_]*\p{Lu}[\p{L}\s'’,-]*[:.!?]["'”’*_]*\s*$/u;

/** Natural language rather than code: three words in a row, or a short phrase ("Sure!"), and no start of a statement. */
const isSentence = (line: string): boolean =>
  !codeStart.test(line) && (words.test(line) || phrase.test(line));
