/** Choices that change what counts, made when figures are computed: the analysis itself is the same. */
export interface Profile {
  readonly name: string;
  readonly summary: string;
  /** Whether a message of a tool is counted. */
  counts(tool: string, rule: string): boolean;
  /**
   * What a tool's figures are over: the samples that it could analyze, or all, where those that it could not analyze count as
   * samples without a finding.
   */
  readonly denominator: 'analyzed' | 'all';
}

/** Every message counts; figures are over the samples that the tool could analyze. */
const everything: Profile = {
  name: 'everything',
  summary: 'every message; over the samples that each tool could analyze',
  counts: () => true,
  denominator: 'analyzed',
};

/**
 * What the published scripts of the SCAM 2022 study leave out of Pylint's messages (github.com/s2e-lab/Code-Smell-Code-Generation,
 * Result/Pylint_result.py), by what they are about.
 */
const leftOutOfPylint = new Set([
  // Whitespace, names, documentation.
  ...['C0303', 'C0304', 'C0305', 'C0103', 'C2403', 'C0112', 'C0114', 'C0115', 'C0116'],
  // Imports, which a snippet out of its file lacks or cannot use.
  ...[
    'W0611',
    'C0415',
    'W0404',
    'C0413',
    'C0411',
    'C0412',
    'W0401',
    'W0614',
    'C0410',
    'C0414',
    'R0402',
    'E0401',
  ],
  // Syntax errors.
  'E0001',
]);

/** Siddiq et al., "An Empirical Study of Code Smells in Transformer-based Code Generation Techniques", SCAM 2022. See docs/study.md. */
const scam22: Profile = {
  name: 'scam22',
  summary: 'the choices of Siddiq et al., SCAM 2022: their excluded Pylint messages, over all samples',
  counts: (tool, rule) => tool !== 'pylint' || !(leftOutOfPylint.has(rule) || rule.startsWith('F')),
  denominator: 'all',
};

export const profiles: readonly Profile[] = [everything, scam22];
