import type { Command } from 'commander';
import { mine, type MineCounts, type SourceName, sources } from '../../authoring/index.ts';
import { EXIT, UsageError } from '../../core/errors.ts';
import { writeFileAtomic } from '../../core/run/atomic.ts';
import { newCommand } from '../define.ts';
import { listOf } from '../values.ts';

interface Given {
  from: string;
  output: string;
  tags?: string;
  anyTags?: string;
  minScore: string;
  language?: string;
  explain?: boolean;
}

/** `sallm mine`: what sources say about weaknesses, as seeds for tasks. */
export function mineCommand(): Command {
  const command = newCommand(
    'mine',
    'Read sources on weaknesses into seeds for new tasks',
    [
      ['sallm mine codeql --from codeql', 'a checkout of github/codeql'],
      ['sallm mine sonar --from rspec', 'a checkout of SonarSource/rspec, or an analyzer with its rules'],
      ['sallm mine cwe --from cwec_latest.xml.zip', "MITRE's list, as XML or ZIP"],
      ['sallm mine stackoverflow --from Posts.xml --tags python --min-score 10', 'the data dump'],
    ],
    {
      about: ['Nothing is fetched: the sources are files and checkouts of yours.'],
      exits: { 1: 'nothing could be taken' },
      files: [['seeds.jsonl', 'one seed per line']],
      seeAlso: ['sallm tasks new', 'docs/authoring.md'],
    },
  );
  command.argument('<source>', Object.keys(sources).join(', '));
  command.requiredOption('--from <path>', 'folder or file of the source');
  command.option('-o, --output <file>', 'where the seeds go; - for stdout', 'seeds.jsonl');
  command.option('--language <name>', 'only seeds with code in this language, such as python');
  command.option('--tags <tags>', 'Stack Overflow: every one of these tags');
  command.option('--any-tags <tags>', 'Stack Overflow: at least one of these (default: tags about security)');
  command.option('--min-score <number>', 'Stack Overflow: least score of a question', '1');
  command.option('--explain', 'a line on stderr for each thing that is left out');
  return command.action(async (source: string) => {
    const given = command.opts<Given>();
    if (!Object.hasOwn(sources, source))
      throw new UsageError(`There is no source "${source}".`, {
        hint: `Known: ${Object.keys(sources).join(', ')}.`,
      });
    const minScore = Number(given.minScore);
    if (!Number.isFinite(minScore)) throw new UsageError(`--min-score: "${given.minScore}" is not a number.`);
    const { seeds, counts } = await mine(source as SourceName, given.from, {
      minScore,
      ...(given.tags !== undefined && { tags: listOf(given.tags) }),
      ...(given.anyTags !== undefined && { anyTags: listOf(given.anyTags) }),
      ...(given.explain && { drop: (reason, where) => void process.stderr.write(`${where}: ${reason}\n`) }),
    });
    if (counts.taken === 0 && counts.dropped.size === 0)
      throw new UsageError(`${given.from} holds nothing that ${source} has.`, {
        hint: '`sallm help mine` shows for each source what --from is: a whole checkout, list or dump.',
      });
    const { language } = given;
    const wanted =
      language === undefined
        ? seeds
        : seeds.filter(({ code }) => code.some((block) => block.language === language.toLowerCase()));
    const text = wanted.map((seed) => `${JSON.stringify(seed)}\n`).join('');
    if (given.output === '-') process.stdout.write(text);
    else writeFileAtomic(given.output, text);
    process.stderr.write(
      report(
        counts,
        wanted.length,
        seeds.flatMap(({ languages }) => languages),
      ),
    );
    if (counts.taken === 0) process.exitCode = EXIT.gate;
  });
}

function report(
  { taken, merged, dropped }: MineCounts,
  written: number,
  languages: readonly string[],
): string {
  const count = new Map<string, number>();
  for (const language of languages) count.set(language, (count.get(language) ?? 0) + 1);
  const most = [...count].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 8);
  return [
    `${taken} seeds${merged > 0 ? ` (${merged} duplicates merged)` : ''}, ${written} written`,
    ...(most.length > 0 ? [`languages: ${most.map(([name, n]) => `${name} ${n}`).join(', ')}`] : []),
    ...[...dropped].sort((a, b) => b[1] - a[1]).map(([reason, n]) => `left out ${n}: ${reason}`),
    '',
  ].join('\n');
}
