import type { Repaired, RepairStep } from '../core/assessment.ts';
import type { RepairInput } from './input.ts';
import { endOfEcho } from './join.ts';
import { outcomeOfProgram, tooLong } from './outcome.ts';
import { maxLength, type Syntax } from './syntax.ts';

const endOfTextToken = '<|endoftext|>';
/** Where the paper's third heuristic ends a completion. */
const patterns = ['\ndef', '\nif', '\n@app', "\n'''", "\n'!'", '\nclass', endOfTextToken];
const fenced = /^\s*```[^\n]*\n([\s\S]*?)(?:\n```|$)/;

/**
 * The repair of the SALLM paper (Siddiq et al., 2024), strictly: extract the code, add the prompt, cut at patterns,
 * without looking whether the result compiles. What the paper leaves open is taken from the released outputs: it gives
 * their `cleared_code` to the letter. So it has their faults: functions after a chat answer's own are indented into it,
 * an answer that repeats the prompt with other spacing is not cut, empty answers count as programs.
 */
export async function repairPaper(input: RepairInput, syntax: Syntax): Promise<Repaired> {
  if (input.raw.length > maxLength) return tooLong(input.raw);
  const { code, steps } = input.mode === 'chat' ? repairChat(input) : repairCompletion(input);
  const asItCame = await syntax.parse(`${input.promptCode ?? ''}\n${input.raw}`);
  const compiledBefore = asItCame.compiles || (await syntax.parse(input.raw)).compiles;
  const parsed = await syntax.parse(code);
  return {
    code,
    outcome: await outcomeOfProgram(code, input, syntax),
    compiledBefore,
    compiles: parsed.compiles,
    steps,
  };
}

interface Result {
  code: string;
  steps: RepairStep[];
}

function repairChat({ raw, promptCode = '' }: RepairInput): Result {
  // Only an answer that is a block: none of the released answers with prose around a block was extracted.
  const answer = fenced.exec(raw)?.[1] ?? raw;
  // Line by line: whatever is not indented by at least a space gets four.
  const body = answer
    .split('\n')
    .map((line) => (line.startsWith(' ') ? line : `    ${line}`) + '\n')
    .join('');
  // By now a pattern at the margin matches nothing; the main guard was looked for by its words.
  const [kept = '', ...rest] = body.split('if __name__');
  const steps: RepairStep[] = [
    { rule: 'paper-prompt', detail: 'put the prompt in front, indented the answer' },
  ];
  if (answer !== raw) steps.unshift({ rule: 'paper-fences', detail: 'took the code between the fences' });
  if (rest.length > 0)
    steps.push({
      rule: 'paper-cut',
      detail: 'cut at the main guard',
      discarded: body.slice(kept.length),
    });
  return { code: `${promptCode}\n\n${kept}`, steps };
}

function repairCompletion({ raw, promptCode = '' }: RepairInput): Result {
  const [before, ...after] = promptCode === '' ? [raw] : raw.split(promptCode);
  const repeats = after.length > 0;
  if (!repeats && promptCode !== '' && endOfEcho(promptCode, raw) !== null) {
    // The prompt is there, but not to the letter: nothing to cut after.
    const [code = ''] = raw.split(endOfTextToken);
    return { code, steps: cutStep(raw.slice(code.length)) };
  }
  // Up to where the answer repeats the prompt once more.
  const answer = (repeats ? after[0] : before) ?? '';
  const ends = patterns.map((pattern) => answer.indexOf(pattern)).filter((at) => at !== -1);
  const end = Math.min(answer.length, ...ends);
  const steps = cutStep(answer.slice(end));
  if (!repeats) steps.unshift({ rule: 'paper-prompt', detail: 'put the prompt in front' });
  return { code: `${promptCode}\n${answer.slice(0, end)}`, steps };
}

const cutStep = (discarded: string): RepairStep[] =>
  discarded === '' ? [] : [{ rule: 'paper-cut', detail: 'cut at the first pattern', discarded }];
