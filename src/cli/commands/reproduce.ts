import type { Command } from 'commander';
import { IncompleteError, UsageError } from '../../core/errors.ts';
import { silent } from '../../core/progress.ts';
import {
  reproductionRendererOf,
  reproductionRenderers,
  writeReproduction,
} from '../../report/reproduction/index.ts';
import { tableText } from '../../report/reproduction/text.ts';
import type { ReproductionPage } from '../../reproduction/page.ts';
import { sallmTables } from '../../reproduction/sallm-2024/index.ts';
import { scamTables } from '../../reproduction/scam-2022/index.ts';
import { newCommand } from '../define.ts';
import { resumable, runFiles, sandboxed } from '../help/page.ts';
import { interruptible } from '../interrupt.ts';
import { requireOutputs } from '../outputs.ts';
import { StderrProgress } from '../progress.ts';
import type { Reproduced, ReproduceOptions } from '../reproduce/options.ts';
import { reproduceSallm } from '../reproduce/sallm-2024.ts';
import { reproduceScam } from '../reproduce/scam-2022.ts';
import { addSandboxOption, sandboxOption } from '../sandbox-option.ts';
import { terminalWidth } from '../terminal.ts';
import { wholeNumber } from '../values.ts';

interface Paper {
  summary: string;
  /** Tables by the part of the work that they need. */
  tables: Readonly<Record<string, readonly string[]>>;
  reproduce(options: ReproduceOptions): Promise<Reproduced>;
}

const papers: Readonly<Record<string, Paper>> = {
  'sallm-2024': {
    summary: 'SALLM: Security Assessment of Generated Code',
    tables: sallmTables,
    reproduce: reproduceSallm,
  },
  'scam-2022': {
    summary: 'An Empirical Study of Code Smells in Transformer-based Code Generation Techniques',
    tables: scamTables,
    reproduce: reproduceScam,
  },
};

interface Given {
  from: string;
  only?: string;
  table?: string;
  limit?: string;
  seed: string;
  output?: string[];
  runs: string;
  fresh?: boolean;
  quiet?: boolean;
}

/** `sallm reproduce`: a published paper out of its released artefacts. */
export function reproduce(): Command {
  const command = newCommand(
    'reproduce',
    'Recompute a published paper from its released artefacts',
    [
      ['sallm reproduce sallm-2024 --from SALLM --only published', 'every published figure, recomputed'],
      ['sallm reproduce sallm-2024 --from SALLM --limit 10', 'judged again on ten of its tasks'],
      ['sallm reproduce sallm-2024 --from SALLM -o sallm.html', 'all of it, as one page'],
      ['sallm reproduce sallm-2024 --from SALLM --table defects', 'one table alone'],
      ['sallm reproduce scam-2022 --from gpt-code-clippy', 'the smell tables, from the completions'],
    ],
    {
      about: [
        'Recomputes the published figures in the published counting and in ours, judges the released outputs again, and lists every difference with its cause. --only does a part of it.',
      ],
      exits: resumable,
      environment: sandboxed,
      files: runFiles,
      seeAlso: ['sallm metrics', 'docs/reproduction/README.md'],
    },
  );
  const known = Object.entries(papers).map(([name, { summary }]) => `${name} (${summary})`);
  command
    .argument('<paper>', known.join('; '))
    .requiredOption('--from <folder>', 'the released artefacts, as published or as a checkout of the project')
    .option('--only <part>', 'sallm-2024: published, verdicts or outputs; scam-2022: published or study')
    .option('--table <name>', 'print this table alone, as the page says')
    .option(
      '--limit <count>',
      'judge at most so many tasks (sallm-2024) or samples of a configuration (scam-2022)',
    )
    .option('--seed <number>', 'of the choice of --limit, and of intervals', '1')
    .option(
      '-o, --output <files...>',
      `also write the page, by extension: ${Object.keys(reproductionRenderers).join(', ')}; - for JSON on stdout`,
    )
    .option('--runs <folder>', 'parent of run folders', 'runs')
    .option('--fresh', 'start anew although the same run exists')
    .option('--quiet', 'no progress');
  addSandboxOption(command);
  return command.action(async (name: string) => {
    const given = command.opts<Given>();
    const outputs = given.output ?? [];
    for (const file of outputs) reproductionRendererOf(file);
    requireOutputs(outputs);
    const paper = papers[name];
    if (!paper)
      throw new UsageError(`There is no paper "${name}".`, {
        hint: `Known: ${Object.keys(papers).join(', ')}.`,
      });
    await interruptible(async (signal) => {
      const result = await paper.reproduce({
        from: given.from,
        parts: partsOf(paper, given),
        limit: given.limit === undefined ? null : wholeNumber('--limit', given.limit, 1),
        seed: wholeNumber('--seed', given.seed, 0),
        runs: given.runs,
        fresh: given.fresh ?? false,
        ...sandboxOption(command),
        progress: given.quiet ? silent : new StderrProgress(),
        signal,
      });
      show(result, outputs, given.table);
      if (!result.complete)
        throw new IncompleteError('Not everything could be judged; the figures say of how much they are.', {
          hint: 'The same command tries the rest again.',
        });
    });
  });
}

/** The parts of the work that are asked for; none for all. */
function partsOf({ tables }: Paper, { only, table }: Given): string[] {
  const parts = Object.keys(tables);
  if (only !== undefined && !parts.includes(only))
    throw new UsageError(`--only: "${only}" is not one of ${parts.join(', ')}.`);
  if (table === undefined) return only === undefined ? [] : [only];
  const part = parts.find((one) => tables[one]!.includes(table));
  if (part === undefined)
    throw new UsageError(`--table: there is no table "${table}".`, {
      hint: `Known: ${Object.values(tables).flat().join(', ')}.`,
    });
  if (only !== undefined && only !== part)
    throw new UsageError(`--table ${table} belongs to ${part}, not to --only ${only}.`);
  return [part];
}

/** Writes the page into the run and where it was asked for, and shows the headline or the one table. */
function show({ page, run }: Reproduced, outputs: readonly string[], table: string | undefined): void {
  const chosen = table === undefined ? page : onlyTable(page, table);
  if (table === undefined)
    for (const file of ['report.html', 'report.md', 'report.json']) writeReproduction(run.file(file), page);
  for (const file of outputs)
    if (file === '-') process.stdout.write(reproductionRendererOf(file)(chosen));
    else writeReproduction(file, chosen);
  if (outputs.includes('-')) return;
  if (table === undefined) {
    process.stdout.write(reproductionRenderers['.txt']!(page));
    process.stderr.write(`Report: ${run.file('report.html')}\n`);
  } else
    for (const one of chosen.sections.flatMap(({ tables }) => tables))
      process.stdout.write(tableText(one, terminalWidth()));
}

const onlyTable = (page: ReproductionPage, name: string): ReproductionPage => ({
  ...page,
  sections: page.sections.flatMap((section) => {
    const tables = section.tables.filter((table) => table.name === name);
    return tables.length > 0 ? [{ ...section, tables }] : [];
  }),
});
