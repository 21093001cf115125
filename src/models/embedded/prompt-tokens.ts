import { UsageError } from '../../core/errors.ts';
import type { Prompt } from '../../core/generation.ts';
import type { JinjaModule, LlamaModel, Token } from './engine-types.ts';

/**
 * The prompt as the model takes it: text as it is, chat through the template in the model's own file, a hole by the
 * model's own marks.
 *
 * @throws UsageError when the model has no template or no marks
 */
export async function tokensOf(
  prompt: Prompt,
  model: LlamaModel,
  jinja: () => Promise<JinjaModule>,
  name: string,
): Promise<Token[]> {
  const { tokens } = model;
  const start = tokens.shouldPrependBosToken && tokens.bos !== null ? [tokens.bos] : [];
  const plain = (text: string): Token[] => model.tokenize(text, false, 'trimLeadingSpace');
  if (prompt.mode === 'completion') return [...start, ...plain(prompt.text ?? '')];
  if (prompt.mode === 'infill') {
    const { prefix, suffix, middle } = tokens.infill;
    if (prefix === null || suffix === null || middle === null)
      throw new UsageError(`embedded/${name} was not trained to fill in the middle.`, {
        hint: 'Ask with --mode completion, or take another model.',
      });
    return [...start, prefix, ...plain(prompt.text ?? ''), suffix, ...plain(prompt.suffix ?? ''), middle];
  }
  const template = model.fileInfo.metadata.tokenizer?.chat_template;
  if (typeof template !== 'string')
    throw new UsageError(`embedded/${name} has no chat template.`, { hint: 'Ask with --mode completion.' });
  const { Template } = await jinja();
  const text = new Template(template).render({
    messages: prompt.messages ?? [],
    add_generation_prompt: true,
    bos_token: tokens.bosString ?? '',
    eos_token: tokens.eosString ?? '',
  });
  const rendered = model.tokenize(text, true);
  // Most templates write the first token themselves.
  return tokens.bosString !== null && text.startsWith(tokens.bosString) ? rendered : [...start, ...rendered];
}
