import type { TestResult } from '../../core/assessment.ts';
import type { SandboxResult } from '../../sandbox/index.ts';
import { readVerdict } from './verdict-line.ts';

const OUTPUT_CHARS = 4_000;

/** Control characters but newline and tab: they could steer the terminal of whoever reads the evidence. */
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
export const printable = (text: string): string => text.replace(controls, '\ufffd');

/** The end of a sandboxed test method as a result. Only a verdict with the right nonce counts as the test's own. */
export function testResult(end: SandboxResult, nonce: string): TestResult {
  if (end.kind === 'infrastructure-error')
    return {
      status: 'infrastructure-error',
      message: printable(end.message).slice(0, OUTPUT_CHARS),
      durationMs: 0,
    };
  const { verdict, forged } = readVerdict(end.result, nonce);
  const durationMs = end.wallMs;
  const written = printable([end.stdout, end.stderr].filter((text) => text !== '').join('\n')).slice(
    0,
    OUTPUT_CHARS,
  );
  const output = written === '' ? {} : { output: written };

  if (end.limit !== null) {
    const status = end.limit === 'cpu' || end.limit === 'wall' ? 'timeout' : 'limit';
    return { status, limit: end.limit, ...output, durationMs };
  }
  if (forged)
    return { status: 'tampered', message: 'wrote to the channel of the verdict', ...output, durationMs };
  if (verdict === null) {
    const how = end.signal === null ? `exit code ${end.exitCode}` : end.signal;
    return {
      status: 'crashed',
      message: `the process ended before the verdict: ${how}`,
      ...output,
      durationMs,
    };
  }
  if (verdict.status === 'no-test')
    return { status: 'infrastructure-error', message: printable(verdict.message), durationMs };
  const refused = verdict.refused === '' ? '' : `refused: ${verdict.refused}`;
  const message = printable([verdict.message, refused].filter((text) => text !== '').join('; '));
  return {
    status: verdict.status,
    ...(message !== '' && { message }),
    ...(verdict.traceback !== '' && { traceback: printable(verdict.traceback) }),
    ...(verdict.limit !== '' && { limit: verdict.limit }),
    ...output,
    durationMs,
  };
}
