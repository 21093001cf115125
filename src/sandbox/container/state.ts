import { z } from 'zod';
import { ask, type EngineName } from './engine.ts';

/** What both engines say of a container under `.State`; more is there and not needed. */
const State = z.object({
  Status: z.string(),
  Running: z.boolean(),
  Pid: z.number(),
  ExitCode: z.number(),
  OOMKilled: z.boolean(),
  Error: z.string().default(''),
});
export type ContainerState = z.infer<typeof State>;

/** The state of a container, or why the engine does not tell it. */
export async function stateOf(engine: EngineName, name: string): Promise<ContainerState | string> {
  const answer = await ask(engine, ['container', 'inspect', '--format', '{{json .State}}', name]);
  if (answer.code !== 0) return answer.stderr || `${engine} does not know the container`;
  try {
    return State.parse(JSON.parse(answer.stdout));
  } catch {
    return `${engine} describes the container in a way that is not understood: ${answer.stdout.slice(0, 200)}`;
  }
}
