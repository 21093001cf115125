import { cweName } from '../../core/cwe/index.ts';
import { htmlPage } from '../html/page.ts';
import type { StudyData } from './data.ts';
import { validationTables } from './validation.ts';
import { statementsOf } from './statements.ts';

const shared = (name: string): URL => new URL(`../html/assets/${name}`, import.meta.url);
const own = (name: string): URL => new URL(`./assets/${name}`, import.meta.url);

/** The study as one page that needs nothing else. */
export const renderHtml = (data: StudyData): string =>
  htmlPage({
    title: 'sallm study',
    styles: [shared('style.css'), own('study.css')],
    scripts: [
      shared('dom.js'),
      shared('svg.js'),
      ...['plots.js', 'sections.js', 'examples.js', 'study.js'].map(own),
    ],
    data: payloadOf(data),
  });

/** The page's data: excerpts are kept once, and nothing that the page does not show. */
function payloadOf({ manifest, summary, validation, examples }: StudyData) {
  const texts = new Map<string, number>();
  const textIndex = (text: string): number => {
    const known = texts.get(text) ?? texts.size;
    texts.set(text, known);
    return known;
  };
  const cwes = new Set(
    summary.sets.flatMap(({ tools }) => tools.flatMap((tool) => tool.cwes.map(({ cwe }) => cwe))),
  );
  const kept = Object.entries(examples).flatMap(([set, some]) =>
    some.map(({ rank: _, code, ...example }) => ({ set, ...example, code: textIndex(code) })),
  );
  return {
    name: manifest.name,
    status: manifest.status,
    inputs: manifest.inputs,
    context: manifest.context,
    summary,
    statements: statementsOf(summary),
    validation: validationTables(summary, validation),
    cweNames: Object.fromEntries([...cwes].map((cwe) => [cwe, cweName(cwe)])),
    examples: kept,
    texts: [...texts.keys()],
  };
}
