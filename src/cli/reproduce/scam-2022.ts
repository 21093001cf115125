import { existsSync } from 'node:fs';
import { withLock } from '../../core/lock.ts';
import { writeFileAtomic } from '../../core/run/atomic.ts';
import { RunFolder } from '../../core/run/folder.ts';
import { readJsonLines } from '../../datasets/index.ts';
import { compareFigures, countStatuses } from '../../reproduction/figures.ts';
import type { PageSection } from '../../reproduction/page.ts';
import {
  byLetter,
  type Counts,
  type CountsOf,
  equalMessages,
  findScamLayout,
  messageDifferences,
  OLDER_PYLINT,
  olderCounts,
  preparedAsPublished,
  publishedCounts,
  publishedTotalsSection,
  readBanditOutput,
  readPylintOutput,
  readReleasedCounts,
  type ReleasedTotals,
  type ScamConfiguration,
  scamTables,
  type StudiedConfiguration,
  studySection,
  totalOf,
} from '../../reproduction/scam-2022/index.ts';
import { profileOf } from '../../study/config.ts';
import { runStudy } from '../../study/study.ts';
import type { SetSummary } from '../../study/summary/schema.ts';
import { commandOf, type Reproduced, type ReproduceOptions } from './options.ts';

const PAPER = 'scam-2022';
const profile = profileOf('scam22');

/** Recomputes the smell tables of the SCAM 2022 paper; see docs/reproduction. */
export async function reproduceScam(options: ReproduceOptions): Promise<Reproduced> {
  const { from, runs, fresh, progress, signal } = options;
  const configurations = findScamLayout(from);
  const parts = Object.keys(scamTables).filter(
    (part) => options.parts.length === 0 || options.parts.includes(part),
  );
  const run = RunFolder.open({
    ...{ runs, job: 'reproduce', name: PAPER, fresh },
    // What is analyzed has runs of its own inside, which know their input by content.
    inputs: { paper: PAPER },
    context: { arguments: process.argv.slice(2), started: new Date().toISOString() },
  });
  progress.note(`${run.resumed ? 'Continuing' : 'Run folder'}: ${run.path}`);
  const work = async (): Promise<Reproduced> => {
    const sections: PageSection[] = [];
    const summary: string[] = [];
    const versions: Record<string, string> = {};
    let complete = true;
    if (parts.includes('published')) {
      const totals = await releasedTotals(configurations);
      const missing = configurations.filter(({ name }) => !totals.some((one) => one.configuration === name));
      const command = commandOf(PAPER, options, false);
      sections.push(
        publishedTotalsSection(
          totals,
          missing.map(({ name }) => name),
          command,
        ),
      );
      const counts = countStatuses(totals.flatMap(({ figures }) => figures));
      summary.push(
        totals.length === 0
          ? "The authors' analyzer output is not in the folder: the published totals cannot be computed again from it."
          : `${counts.equal} of ${counts.equal + counts.different} published totals are equal to those of the released analyzer output.`,
      );
    }
    if (parts.includes('study')) {
      const studied: StudiedConfiguration[] = [];
      for (const configuration of configurations) {
        if (configuration.completions === null || signal.aborted) continue;
        const one = await studyAgain(configuration, run, options, versions);
        complete &&= one.complete;
        studied.push(one.studied);
      }
      const missing = configurations.filter(({ completions }) => completions === null);
      const command = commandOf(PAPER, options, true);
      sections.push(
        studySection(
          studied,
          missing.map(({ name }) => name),
          command,
        ),
      );
      summary.push(...sentences(studied));
    }
    complete &&= !signal.aborted;
    run.setStatus(complete ? 'complete' : 'incomplete');
    const page = {
      paper: PAPER,
      title: 'Code smells in generated code (SCAM 2022), recomputed',
      reference:
        'Siddiq, Majumder, Mim, Jajodia, Santos: An Empirical Study of Code Smells in Transformer-based Code Generation Techniques, SCAM 2022. Artefacts: github.com/s2e-lab/Code-Smell-Code-Generation; completions: github.com/CodedotAl/gpt-code-clippy (Apache-2.0).',
      ...{ summary, versions, sections },
    };
    return { page, run, complete };
  };
  return await withLock(run.file('lock'), work, {
    signal,
    onWait: () => progress.note('Another process works on this run; waiting for it.'),
  });
}

/** The published totals against those in each released file of analyzer output. */
async function releasedTotals(configurations: readonly ScamConfiguration[]): Promise<ReleasedTotals[]> {
  const totals: ReleasedTotals[] = [];
  for (const { name, pylintCounts, banditCounts, pylintOutput, banditOutput } of configurations) {
    const published = publishedCounts[name]!;
    const add = (source: string, figures: Record<string, number>, again: Record<string, number>) =>
      totals.push({ configuration: name, source, figures: compareFigures(figures, again) });
    const pylint = pylintFigures(published.pylint);
    const bandit = { 'Bandit total': totalOf(published.bandit) };
    if (pylintCounts !== null)
      add('Pylint counts', pylint, pylintFigures(await readReleasedCounts(pylintCounts)));
    if (pylintOutput !== null)
      add(
        'Pylint output',
        pylint,
        pylintFigures(await readPylintOutput(pylintOutput, (rule) => profile.counts('pylint', rule))),
      );
    if (banditCounts !== null)
      add('Bandit counts', bandit, { 'Bandit total': totalOf(await readReleasedCounts(banditCounts)) });
    if (banditOutput !== null)
      add('Bandit output', bandit, { 'Bandit total': totalOf(await readBanditOutput(banditOutput)) });
  }
  return totals;
}

const pylintFigures = (counts: Counts): Record<string, number> => ({
  ...byLetter(counts),
  'Pylint total': totalOf(counts),
});

/** Both forms of a configuration's completions through the analyzers. */
async function studyAgain(
  { name, completions }: ScamConfiguration,
  run: RunFolder,
  { limit, seed, progress, signal }: ReproduceOptions,
  versions: Record<string, string>,
): Promise<{ studied: StudiedConfiguration; complete: boolean }> {
  const prepared = run.file('prepared', `${name}.jsonl`);
  if (!existsSync(prepared)) await writePrepared(completions!, prepared);
  const spec = { format: 'samples', problems: 'none' } as const;
  const { summary, interrupted } = await runStudy(
    {
      sets: [
        { name: 'released', role: 'outputs', spec: { ...spec, path: completions! } },
        { name: 'prepared', role: 'outputs', spec: { ...spec, path: prepared } },
      ],
      ...{ trainedOn: {}, analyzers: ['pylint', 'bandit'], profile, sample: limit, seed },
      ...{ shard: null, duplicates: false, clusters: {} },
    },
    { runs: run.file('study'), name, progress, signal },
  );
  for (const { name: tool, version } of summary.analyzers) versions[tool] = version;
  const [released, ready] = summary.sets as [SetSummary, SetSummary];
  const published = publishedCounts[name]!;
  const countsOf = (tool: 'pylint' | 'bandit'): CountsOf => ({
    published: published[tool],
    released: countsIn(released, tool),
    prepared: countsIn(ready, tool),
    older: tool === 'pylint' ? (olderCounts[name] ?? null) : null,
  });
  const [pylint, bandit] = [countsOf('pylint'), countsOf('bandit')];
  const totals = (counts: CountsOf) => ({
    published: totalOf(counts.published),
    released: totalOf(counts.released),
    prepared: totalOf(counts.prepared),
    older: counts.older && totalOf(counts.older),
  });
  const studied = {
    ...{ configuration: name, samples: released.samples, available: released.available },
    unparsable: { prepared: ready.unparsable, released: released.unparsable },
    ...{ pylint: totals(pylint), bandit: totals(bandit), equal: equalMessages(pylint) },
    messages: [...messageDifferences(name, 'pylint', pylint), ...messageDifferences(name, 'bandit', bandit)],
  };
  return { studied, complete: summary.complete && !interrupted };
}

const countsIn = ({ tools }: SetSummary, tool: string): Counts =>
  Object.fromEntries(
    (tools.find((one) => one.tool === tool)?.messages ?? []).map(({ rule, findings }) => [rule, findings]),
  );

async function writePrepared(completions: string, path: string): Promise<void> {
  const lines: string[] = [];
  for await (const { value } of readJsonLines(completions, ({ where, what }) => {
    throw new Error(`${where}: ${what}`);
  })) {
    const { completion, ...row } = value as { completion: string };
    lines.push(JSON.stringify({ ...row, completion: preparedAsPublished(completion) }) + '\n');
  }
  writeFileAtomic(path, lines.join(''));
}

function sentences(studied: readonly StudiedConfiguration[]): string[] {
  const whole = studied.filter(({ samples, available }) => samples === available);
  if (whole.length === 0) return ['Only parts were analyzed again: they cannot be held against the totals.'];
  const sum = (read: (one: StudiedConfiguration) => number) => whole.reduce((all, one) => all + read(one), 0);
  const equal = whole.filter(({ bandit }) => bandit.published === bandit.released).length;
  const older = whole.flatMap(({ pylint, equal: { messages, older } }) =>
    pylint.older === null || older === null ? [] : [{ total: pylint.older, messages, equal: older }],
  );
  return [
    `Bandit's total is the published one for ${equal} of ${whole.length} configurations.`,
    `Pylint over ${whole.length} configurations: ${sum(({ pylint }) => pylint.published)} published, ${sum(({ pylint }) => pylint.released)} here on the completions as released, ${sum(({ pylint }) => pylint.prepared)} as the published script prepares them.`,
    ...(older.length > 0
      ? [
          `${OLDER_PYLINT} gives ${older.reduce((all, one) => all + one.equal, 0)} of ${older.reduce((all, one) => all + one.messages, 0)} messages as often as published, on the completions as released (without R0801): most differences are those between versions of Pylint.`,
        ]
      : []),
  ];
}
