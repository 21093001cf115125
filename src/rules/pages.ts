import { cweName } from '../core/cwe/index.ts';
import type { Rule } from './rule.ts';

/** Where a rule's page lies in the project's documentation. */
export const pageOf = (id: string): string => `docs/rules/${id}.md`;

const fenced = (code: string): string => `\`\`\`python\n${code.trimEnd()}\n\`\`\`\n`;
const cweLink = (cwe: number): string =>
  `[CWE-${cwe}](https://cwe.mitre.org/data/definitions/${cwe}.html) ${cweName(cwe)}`;

/** What people read in a code-scanning page or an editor: what, why, what to do, and one example of each kind. */
export const ruleHelp = ({ what, why, fix, bad, good, references }: Rule): string =>
  [
    what,
    why,
    `**What to do.** ${fix}`,
    `Found:\n\n${fenced(bad[0])}`,
    `Not found:\n\n${fenced(good[0])}`,
    references.map((url) => `- <${url}>`).join('\n'),
  ].join('\n\n');

/** The page of a rule, as Markdown; every example on it runs as a test. */
export function rulePage(rule: Rule): string {
  const { id, title, cwes, severity, precision, kind, preview, what, why, fix, bad, good, references, tags } =
    rule;
  const facts = [
    ['weaknesses', cwes.map(cweLink).join(', ')],
    ['severity', severity],
    ['precision', `${precision}${preview ? ', in preview: only on request (`sallm:preview`)' : ''}`],
    ['kind', kind],
    ['tags', tags.join(', ')],
  ];
  return [
    `# ${id}: ${title}\n`,
    `| | |\n|---|---|\n${facts.map(([name, value]) => `| ${name} | ${value} |`).join('\n')}\n`,
    `## What\n\n${what}\n`,
    `## Why\n\n${why}\n`,
    `## What to do\n\n${fix}\n`,
    `## Found\n\n${bad.map(fenced).join('\n')}`,
    `## Not found\n\n${good.map(fenced).join('\n')}`,
    `## References\n\n${references.map((url) => `- <${url}>`).join('\n')}\n`,
  ].join('\n');
}

/** The list of all rules, by weakness. */
export function ruleIndex(rules: readonly Rule[]): string {
  const rows = rules
    .toSorted((a, b) => a.cwes[0] - b.cwes[0] || (a.id < b.id ? -1 : 1))
    .map(
      ({ id, title, cwes, severity, precision, preview }) =>
        `| [${id}](${id}.md) | ${title} | ${cwes.map((cwe) => `CWE-${cwe}`).join(' ')} | ${severity} | ${precision}${preview ? ', preview' : ''} |`,
    );
  const weaknesses = new Set(rules.flatMap(({ cwes }) => cwes));
  return `# Rules of the analyzer sallm

${rules.length} rules over ${weaknesses.size} weaknesses. How far they may be believed is measured in [reliability](../analyzers/reliability.md); how they
work is in [sallm](../analyzers/sallm.md), how one is written in [writing a rule](writing-a-rule.md). These pages are made from
the rules: \`node scripts/build-rule-docs.ts\`.

| rule | finds | weaknesses | severity | precision |
|---|---|---|---|---|
${rows.join('\n')}
`;
}
