import { messageOf } from '../../core/errors.ts';
import type { SampleAnalysis } from '../../core/finding.ts';
import { analyzeText, ruleSet } from '../../rules/index.ts';

/** What a sample's analysis depends on beside its code; crosses to worker threads. */
export interface EngineOptions {
  readonly preview: boolean;
  readonly untrustedParameters: boolean;
  readonly honourSuppressions: boolean;
  readonly toolVersion: string;
}

/** One sample by the rules, in this thread. A failure of ours is the sample's `crashed`, never "clean". */
export function analyzeSample(code: string, timeLimit: number, options: EngineOptions): SampleAnalysis {
  const { preview, ...rest } = options;
  try {
    const { status, findings, detail, suppressions } = analyzeText(code, {
      ...rest,
      rules: ruleSet({ preview }),
      timeLimit,
    });
    return {
      status,
      findings: status === 'ok' ? [...findings] : [],
      suppressions,
      ...(status === 'timeout' && { detail: `not done within ${timeLimit / 1000} s` }),
      ...(detail !== undefined && { detail }),
    };
  } catch (error) {
    return { status: 'crashed', findings: [], detail: messageOf(error) };
  }
}
