import { ruffCwes } from '../../analysis/ruff/cwes.ts';
import { cweName } from '../../core/cwe/index.ts';
import type { Rule } from '../../rules/index.ts';
import { pageOf } from '../../rules/pages.ts';

/** What is known of a rule by its id, whichever analyzer has it; `undefined` for none that we know the form of. */
export async function explainRule(id: string): Promise<Record<string, unknown> | undefined> {
  const { catalogue } = await import('../../rules/index.ts');
  const own = catalogue.find((rule) => rule.id === id.toLowerCase());
  if (own) return ownRule(own);
  const number = /^[BS](\d{3})$/i.exec(id)?.[1];
  if (number !== undefined) {
    const cwe = ruffCwes[`S${number}`];
    if (cwe === undefined) return undefined;
    const bandit = id.toUpperCase().startsWith('B');
    return {
      kind: 'rule',
      id: id.toUpperCase(),
      tool: bandit ? 'bandit' : 'ruff',
      cwe: `CWE-${cwe} ${cweName(cwe)}`,
      same: bandit ? `Ruff has it as S${number}` : `Bandit has it as B${number}`,
      url: bandit
        ? 'https://bandit.readthedocs.io/en/latest/plugins/index.html'
        : 'https://docs.astral.sh/ruff/rules/#flake8-bandit-s',
    };
  }
  if (/^[CRWEFI]\d{4}$/i.test(id))
    return {
      kind: 'rule',
      id: id.toUpperCase(),
      tool: 'pylint',
      category: pylintCategories[id[0]!.toUpperCase()],
      url: 'https://pylint.readthedocs.io/en/stable/user_guide/messages/messages_overview.html',
    };
  const query = /^py\/([a-z0-9-]+)$/.exec(id)?.[1];
  if (query !== undefined)
    return {
      kind: 'rule',
      id,
      tool: 'codeql',
      url: `https://codeql.github.com/codeql-query-help/python/py-${query}/`,
    };
  return undefined;
}

const ownRule = ({ id, title, cwes, severity, precision, preview, what, why, fix, references }: Rule) => ({
  kind: 'rule',
  id,
  name: title,
  tool: 'sallm',
  cwes: cwes.map((cwe) => `CWE-${cwe} ${cweName(cwe)}`),
  severity,
  precision,
  ...(preview && { preview }),
  page: pageOf(id),
  references,
  text: `${what}\n\n${why}\n\nWhat to do: ${fix}`,
});

const pylintCategories: Readonly<Record<string, string>> = {
  C: 'convention',
  R: 'refactor',
  W: 'warning',
  E: 'error',
  F: 'fatal',
  I: 'information',
};
