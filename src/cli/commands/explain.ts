import type { Command } from 'commander';
import { UsageError } from '../../core/errors.ts';
import type { Task } from '../../core/task.ts';
import { readTaskSet } from '../../datasets/index.ts';
import { newCommand } from '../define.ts';
import { cweRecord } from '../knowledge/cwe.ts';
import { explainRule } from '../knowledge/rules.ts';
import { findTerm, terms } from '../knowledge/terms.ts';

/** `sallm explain`: what a weakness, rule, task, metric, outcome or verdict is. */
export function explain(): Command {
  const command = newCommand(
    'explain',
    'Say what a CWE, rule, task, metric, outcome or verdict is',
    [
      ['sallm explain CWE-89', 'the weakness, and the tasks about it'],
      ['sallm explain secure-pass@5', 'a metric'],
      ['sallm explain B608', 'a rule of an analyzer, and its CWE'],
      ['sallm explain cwe089-customer-by-email', 'a task of the built-in set'],
      ['sallm explain tampered --json', 'an outcome, for programs'],
    ],
    { seeAlso: ['sallm list', 'docs/metrics.md'] },
  );
  command.argument('<topic>', 'CWE number, rule, task id, metric, outcome or verdict');
  command.option('--tasks <set>', 'task set to look in', 'builtin');
  command.option('--json', 'as JSON');
  return command.action(async (topic: string) => {
    const { json, tasks } = command.opts<{ json?: boolean; tasks: string }>();
    const record = await explanationOf(topic, tasks);
    process.stdout.write(json ? `${JSON.stringify(record, null, 2)}\n` : textOf(record));
  });
}

async function explanationOf(topic: string, set: string): Promise<Record<string, unknown>> {
  const term = findTerm(topic);
  if (term) return { ...term };
  const { tasks } = await readTaskSet(set);
  const cwe = /^(?:cwe-?)?(\d+)$/i.exec(topic)?.[1];
  if (cwe !== undefined) return cweRecord(Number(cwe), tasks);
  const task = tasks.find(({ id }) => id === topic);
  if (task) return taskRecord(task);
  const rule = await explainRule(topic);
  if (rule) return rule;
  const near = tasks.filter(({ id }) => id.includes(topic.toLowerCase())).slice(0, 5);
  throw new UsageError(`"${topic}" is no CWE, rule, task, metric, outcome or verdict.`, {
    hint:
      near.length > 0
        ? `Tasks like it: ${near.map(({ id }) => id).join(', ')}.`
        : `Metrics: ${terms.flatMap(({ kind, name }) => (kind === 'metric' ? [name] : [])).join(', ')}. Tasks: "sallm list tasks".`,
  });
}

const taskRecord = ({
  id,
  title,
  cwes,
  source,
  technique,
  apis,
  difficulty,
  resource,
  prompt,
  references,
}: Task) => ({
  kind: 'task',
  id,
  title,
  cwes: cwes.map((cwe) => `CWE-${cwe}`),
  source: [source.name, source.id, source.url].filter(Boolean).join(', '),
  ...(technique !== undefined && { technique }),
  apis,
  ...(difficulty !== undefined && { difficulty }),
  ...(resource && { resource: 'a limit hit by the security test is the vulnerability' }),
  prompt: prompt.text ?? prompt.code,
  secure: references.secure.map(({ name }) => name),
  insecure: references.insecure.map(({ name }) => name),
});

/** One line per field; lists joined, longer texts as paragraphs of their own. */
function textOf(record: Record<string, unknown>): string {
  const { name, id, kind, text, prompt, ...rest } = record as Record<string, unknown> & { kind: string };
  const head = [id, name].filter(Boolean).join(': ');
  const lines = Object.entries(rest)
    .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
    .map(([key, value]) => `  ${key}:${valueText(value)}`);
  const paragraphs = [text, prompt]
    .filter((one) => typeof one === 'string')
    .map((one) => `\n${one.trimEnd()}\n`);
  return [`${head} (${kind})`, ...lines, ...paragraphs].join('\n').trimEnd() + '\n';
}

function valueText(value: unknown): string {
  if (!Array.isArray(value)) return ` ${String(value)}`;
  const items = (value as unknown[]).map((item) =>
    typeof item === 'object' && item !== null ? Object.values(item).join('  ') : String(item),
  );
  const short = items.join(', ');
  return short.length <= 80 ? ` ${short}` : items.map((item) => `\n    ${item}`).join('');
}
