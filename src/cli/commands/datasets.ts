import type { Command } from 'commander';
import type { Sample } from '../../core/sample.ts';
import {
  type DatasetSpec,
  parseDatasetSpec,
  readSamples,
  type SampleFormat,
  sampleFormatOf,
  sampleFormats,
} from '../../datasets/index.ts';
import { newCommand } from '../define.ts';
import { wholeNumber } from '../values.ts';

const MAX_LINES = 20;
const MAX_PROBLEMS = 10;

/** `sallm datasets`: the formats of samples, and a look at the first samples of a file. */
export function datasets(): Command {
  const command = newCommand(
    'datasets',
    'List the formats that samples of code are read from, or look at a data set',
    [
      ['sallm datasets', 'every format with an example row'],
      ['sallm datasets head train.jsonl.gz', 'its first samples, format recognised'],
      ['sallm datasets head csv,code-column=body:snippets.csv -n 5', 'a table of your own'],
    ],
    { seeAlso: ['sallm study', 'docs/datasets.md'] },
  );
  command.option('--json', 'as JSON');
  // `head --json` is its own option, not this one.
  command.enablePositionalOptions();
  command.action(() => {
    const { json } = command.opts<{ json?: boolean }>();
    process.stdout.write(json ? `${JSON.stringify(sampleFormats.map(asRecord), null, 2)}\n` : listing());
  });
  return command.addCommand(head());
}

function head(): Command {
  const command = newCommand(
    'head',
    'Show the first samples of a data set, to see whether it is read rightly',
    [
      ['sallm datasets head HumanEval.jsonl.gz', 'three samples'],
      [
        'sallm datasets head samples:answers.jsonl --problems HumanEval.jsonl.gz',
        'joined with their prompts',
      ],
      ['sallm datasets head code-clippy:train -n 10 --json', 'as JSON lines, whole'],
    ],
    { seeAlso: ['sallm study', 'docs/datasets.md'] },
  );
  command.argument('<spec>', 'PATH, FORMAT:PATH or NAME=FORMAT:PATH');
  command.option('-n, --number <count>', 'how many samples', '3');
  command.option('--code-column <name>', 'tables: the column with the code');
  command.option('--id-column <name>', 'tables: the column with the id');
  command.option('--problems <file>', 'completions: the problems that they answer, or "none"');
  command.option('--raw', "SALLM's outputs: the answers as generated");
  command.option('--json', 'one JSON object per line, with the whole code');
  return command.action(async (text: string) => {
    const { number, json, ...options } = command.opts<{ number: string; json?: boolean } & HeadOptions>();
    await show(specOf(text, options), wholeNumber('-n', number, 1), json ?? false);
  });
}

interface HeadOptions {
  codeColumn?: string;
  idColumn?: string;
  problems?: string;
  raw?: boolean;
}

const specOf = (text: string, { raw, ...options }: HeadOptions): DatasetSpec => ({
  ...parseDatasetSpec(text),
  ...options,
  ...(raw && { code: 'raw' as const }),
});

async function show(spec: DatasetSpec, count: number, json: boolean): Promise<void> {
  const format = await sampleFormatOf(spec);
  if (!json) process.stdout.write(`${format.name}: ${format.summary}\n`);
  let problems = 0;
  let shown = 0;
  for await (const sample of readSamples({ ...spec, format: format.name }, ({ where, what }) => {
    if (problems++ < MAX_PROBLEMS) process.stderr.write(`${printable(where)}: ${printable(what)}\n`);
  })) {
    process.stdout.write(json ? `${JSON.stringify(sample)}\n` : block(sample));
    if (++shown === count) break;
  }
  if (problems > MAX_PROBLEMS) process.stderr.write(`and ${problems - MAX_PROBLEMS} more like these\n`);
}

function block({ id, code, origin }: Sample): string {
  const lines = code.split('\n');
  const shown = lines.slice(0, MAX_LINES).map((line) => `  | ${printable(line.slice(0, 200))}`);
  const more = lines.length > MAX_LINES ? [`  ... ${lines.length - MAX_LINES} more lines`] : [];
  const from = Object.entries(origin).map(([key, value]) => `${key} ${value}`);
  return ['', printable(id), `  ${printable(from.join(', '))}`, ...shown, ...more, ''].join('\n');
}

const asRecord = ({ name, summary, example }: SampleFormat) => ({ name, summary, example });

function listing(): string {
  const width = Math.max(...sampleFormats.map(({ name }) => name.length));
  const lines = sampleFormats.flatMap(({ name, summary, example }) => [
    `${name.padEnd(width)}  ${summary}`,
    `${' '.repeat(width)}  ${typeof example === 'string' ? printable(example) : JSON.stringify(example)}`,
  ]);
  return [
    ...lines,
    '',
    'Files may be plain, .gz or .zst; a folder stands for all data files below it. See docs/datasets.md.',
    '',
  ].join('\n');
}

/** Foreign text on one line, without what a terminal would obey: control characters and changes of writing direction. */
const printable = (text: string): string =>
  text.replace(
    /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (character) =>
      JSON.stringify(character)
        .slice(1, -1)
        .replace(/^[^\\]$/, (raw) => `\\u${raw.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
