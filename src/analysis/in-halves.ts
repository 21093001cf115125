import type { SampleAnalysis } from '../core/finding.ts';
import type { Sample } from '../core/sample.ts';

/** One process over many samples: a result for each, or the failure that left none. */
export type RunBatch = (
  batch: readonly Sample[],
) => Promise<ReadonlyMap<string, SampleAnalysis> | SampleAnalysis>;

/**
 * Runs one process for all samples; when it fails, each half by itself, so that only the sample to blame is without a
 * result. A tool that fails on a harmless program too is not at fault because of any sample: then none is tried further.
 */
export async function inHalves(
  batch: readonly Sample[],
  run: RunBatch,
): Promise<Map<string, SampleAnalysis>> {
  const results = new Map<string, SampleAnalysis>();
  let broken: SampleAnalysis | null | undefined;
  const go = async (part: readonly Sample[]): Promise<void> => {
    const found = broken ?? (await run(part));
    if (!('status' in found)) {
      for (const [id, analysis] of found) results.set(id, analysis);
      return;
    }
    if (broken === undefined) {
      const harmless = await run([{ id: 'harmless', code: 'print("Hello")\n', origin: {} }]);
      broken = 'status' in harmless ? { ...harmless, status: 'unavailable' } : null;
    }
    if (broken || part.length === 1) {
      for (const { id } of part) results.set(id, broken ?? found);
      return;
    }
    const half = part.length >> 1;
    await go(part.slice(0, half));
    await go(part.slice(half));
  };
  if (batch.length > 0) await go(batch);
  return results;
}
