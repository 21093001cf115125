import { cweEntries, cweName } from '../../core/cwe/index.ts';
import type { Finding } from '../../core/finding.ts';
import { catalogue } from '../../rules/index.ts';
import { ruleHelp } from '../../rules/pages.ts';
import type { Descriptor, Level } from './schema.ts';

export const levelOf = (severity: Finding['severity']): Level =>
  severity === 'high' ? 'error' : severity === 'low' ? 'note' : 'warning';

/** CVSS-like figures by which code hosts sort security findings. */
const securitySeverities = { high: '8.0', medium: '5.5', low: '3.0', unknown: undefined };

const helpPages: Record<string, (finding: Finding) => string | undefined> = {
  bandit({ rule, symbol = '' }) {
    const root = 'https://bandit.readthedocs.io/en/latest';
    if (rule.startsWith('B3')) return `${root}/blacklists/blacklist_calls.html`;
    if (rule.startsWith('B4')) return `${root}/blacklists/blacklist_imports.html`;
    return `${root}/plugins/${rule.toLowerCase()}_${symbol}.html`;
  },
  pylint: ({ category = '', symbol = '' }) =>
    `https://pylint.readthedocs.io/en/stable/user_guide/messages/${category}/${symbol}.html`,
  ruff: ({ symbol = '' }) => `https://docs.astral.sh/ruff/rules/${symbol}/`,
  codeql: ({ rule }) =>
    rule.startsWith('py/')
      ? `https://codeql.github.com/codeql-query-help/python/${rule.replaceAll('/', '-')}/`
      : undefined,
};

/** What is known of a rule from one of its findings. */
export function ruleOf(finding: Finding): Descriptor {
  const { rule, symbol, kind, category, cwes, severity, tool } = finding;
  const securitySeverity = kind === 'security' ? securitySeverities[severity] : undefined;
  const helpUri = Object.hasOwn(helpPages, tool) ? helpPages[tool]?.(finding) : undefined;
  const short = symbol?.replaceAll(/[-_]/g, ' ') ?? rule;
  const weaknesses = cwes.map((cwe) => `CWE-${cwe}${cweEntries.has(cwe) ? `: ${cweName(cwe)}` : ''}`);
  const own = tool === 'sallm' ? catalogue.find(({ id }) => id === rule) : undefined;
  const help = [`${tool} ${rule}: ${short}.`, ...weaknesses, ...(helpUri === undefined ? [] : [helpUri])];
  return {
    id: rule,
    ...(symbol !== undefined && { name: symbol }),
    shortDescription: { text: own?.title ?? short },
    fullDescription: { text: own?.what ?? [short, ...weaknesses].join('; ') },
    help: own
      ? { text: `${own.what} ${own.why} ${own.fix}`, markdown: ruleHelp(own) }
      : { text: help.join('\n') },
    ...(helpUri !== undefined && { helpUri }),
    defaultConfiguration: { level: levelOf(severity) },
    ...(cwes.length > 0 && {
      relationships: cwes.map((cwe) => ({
        target: { id: String(cwe), toolComponent: { name: 'CWE' } },
        kinds: ['relevant'],
      })),
    }),
    properties: {
      tags: [
        kind,
        ...(category ? [category] : []),
        ...(own?.tags ?? []),
        ...cwes.map((cwe) => `external/cwe/cwe-${String(cwe).padStart(3, '0')}`),
      ],
      ...(own && { precision: own.precision }),
      ...(securitySeverity !== undefined && { 'security-severity': securitySeverity }),
    },
  };
}
