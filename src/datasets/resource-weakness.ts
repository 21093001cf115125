/** Weaknesses that show as exhausted resources: there a limit hit by the security test is the vulnerability. */
const RESOURCE_CWES = new Set([400, 407, 409, 674, 730, 770, 776, 834, 835, 1333]);
export const isResourceWeakness = (cwes: readonly number[]): boolean =>
  cwes.some((cwe) => RESOURCE_CWES.has(cwe));
