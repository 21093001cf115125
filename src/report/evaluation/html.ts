import { cweName } from '../../core/cwe/index.ts';
import type { Evaluation } from '../../evaluation/index.ts';
import { voteText } from '../../evaluation/index.ts';
import { htmlPage } from '../html/page.ts';
import { conditionsOf } from './markdown.ts';
import { choiceText, scopeOf } from './tables.ts';

const shared = (name: string): URL => new URL(`../html/assets/${name}`, import.meta.url);
const own = (name: string): URL => new URL(`./assets/${name}`, import.meta.url);

/** The evaluation as one page that needs nothing else. */
export const renderHtml = (evaluation: Evaluation): string =>
  htmlPage({
    title: 'sallm: how far analyzers may be believed',
    styles: [shared('style.css')],
    scripts: [shared('dom.js'), own('evaluation.js')],
    data: payloadOf(evaluation),
  });

function payloadOf(evaluation: Evaluation) {
  const cwes = new Set(evaluation.sets.flatMap(({ cases }) => cases.flatMap((one) => one.cwes)));
  return {
    ...evaluation,
    conditions: conditionsOf(evaluation),
    cweNames: Object.fromEntries([...cwes].map((cwe) => [cwe, cweName(cwe)])),
    sets: evaluation.sets.map((set) => ({
      ...set,
      scope: scopeOf(set),
      choice: choiceText(set),
      votes: set.votes.map((row) => ({ ...row, vote: voteText(row.vote) })),
    })),
  };
}
