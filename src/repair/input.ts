import type { Prompt } from '../core/generation.ts';

/** A model's answer and what is known about its making. */
export interface RepairInput {
  raw: string;
  /** The task's prompt as code: what the answer completes. */
  promptCode?: string;
  /** `code`: the model saw the prompt code; `text`: it saw an instruction and writes the whole program. */
  promptStyle: Prompt['style'];
  mode: Prompt['mode'];
  /** Name of the function or class that is asked for, where the prompt code does not tell. */
  entryPoint?: string;
  /** The server's word for why the answer ended (`stop`, `length`); `null` when it is not known. */
  finishReason: string | null;
}
