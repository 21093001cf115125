import { z } from 'zod';

/** What the test host writes over its descriptor, one line (python/testhost/judge.py). */
const VerdictLine = z.object({
  nonce: z.string(),
  status: z.enum(['passed', 'failed', 'error', 'limit', 'tampered', 'no-test']),
  message: z.string(),
  traceback: z.string(),
  limit: z.string(),
  /** What the guard refused to the code under test. */
  refused: z.string(),
  cpuSeconds: z.number(),
  /** Threads that were still running. */
  threads: z.number(),
});
export type VerdictLine = z.infer<typeof VerdictLine>;

/**
 * The verdict among what came over the channel: the only line, and it carries the nonce. `forged` is whatever else was
 * written there; nobody but the host has business with the channel.
 */
export function readVerdict(text: string, nonce: string): { verdict: VerdictLine | null; forged: boolean } {
  const lines = text.split('\n').filter((line) => line !== '');
  const verdicts = lines.flatMap((line) => {
    try {
      const parsed = VerdictLine.safeParse(JSON.parse(line));
      return parsed.success && parsed.data.nonce === nonce ? [parsed.data] : [];
    } catch {
      return [];
    }
  });
  return { verdict: verdicts[0] ?? null, forged: lines.length > 1 || verdicts.length !== lines.length };
}
