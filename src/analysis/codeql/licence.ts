import { existsSync } from 'node:fs';
import { cachePath } from '../../core/paths.ts';
import { writeFileAtomic } from '../../core/run/atomic.ts';

/** What the GitHub CodeQL Terms and Conditions say on use, in short. */
export const licenceNote =
  "CodeQL is GitHub's, under its own terms (https://github.com/github/codeql-cli-binaries/blob/main/LICENSE.md): free for code under " +
  'an OSI-approved open-source licence, for academic research and for demonstrations; automated analysis, CI and CD only ' +
  'of open-source code that GitHub.com hosts. Private code and other automated analysis need a paid licence (GitHub Code ' +
  'Security). sallm neither brings CodeQL nor checks this: whether you may run it on your code is for you to see.';

/** Says it once per cache. */
export function tellLicence(tell: ((message: string) => void) | undefined): void {
  const told = cachePath('codeql', 'licence-told');
  if (!tell || existsSync(told)) return;
  tell(licenceNote);
  writeFileAtomic(told, licenceNote + '\n');
}
