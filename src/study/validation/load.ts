import { profileOf } from '../config.ts';
import { LabelStore } from './labels.ts';
import { resultsOf, type ValidationResults } from './results.ts';
import { readSample } from './sample-file.ts';

/** What the labels of a study say under a profile; `null` where none of them decides anything yet. */
export function loadValidation(study: string, profile: string): ValidationResults | null {
  const sample = readSample(study);
  if (sample === null) return null;
  const results = resultsOf(sample, new LabelStore(study).read(), profileOf(profile));
  return results.decided > 0 ? results : null;
}
