import { stat } from 'node:fs/promises';
import { UsageError } from '../../core/errors.ts';
import type { OutputFormat, RecordedOutput } from '../formats.ts';
import type { OnProblem } from '../problem.ts';
import { generations } from './generations.ts';
import { sallmOutputs } from './sallm-outputs.ts';
import { samples } from './samples.ts';

/** Every format of outputs, in the order in which they are tried. */
const outputFormats: readonly OutputFormat[] = [generations, samples, sallmOutputs];

/**
 * Which format a file (or a run folder) is in.
 * @throws UsageError when there is no such path, or no format fits.
 */
export async function detectOutputFormat(path: string): Promise<OutputFormat> {
  if (!(await stat(path).catch(() => undefined))) throw new UsageError(`There is no file or folder ${path}.`);
  for (const format of outputFormats) if (await format.detect(path)) return format;
  throw new UsageError(`${path} holds no outputs in a known format.`, {
    hint: `Known are ${outputFormats.map((format) => `${format.name} (${format.summary})`).join('; ')}; one JSON object per line.`,
  });
}

/**
 * Streams outputs that were made elsewhere, in whichever format they are. Bad rows are reported and left out.
 * @throws UsageError as {@link detectOutputFormat} does.
 */
export async function* readOutputs(path: string, onProblem: OnProblem): AsyncGenerator<RecordedOutput> {
  const format = await detectOutputFormat(path);
  yield* format.read(path, onProblem);
}
