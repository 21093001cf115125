import { cweName } from '../../core/cwe/index.ts';
import { directFindings } from '../../assessment/verdict.ts';
import { costLine } from '../cost-line.ts';
import type { RunData } from '../data.ts';
import { reliabilityOf } from '../reliability.ts';
import { suppressingText } from '../rows.ts';

/** Keeps each distinct text once; samples point to it by number. */
class Pool {
  readonly texts: string[] = [];
  readonly #index = new Map<string, number>();

  add(text: string): number {
    const known = this.#index.get(text);
    if (known !== undefined) return known;
    this.#index.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }
}

/** The report's data as the page gets it: texts pooled, everything else as it stands in the journals. */
export function payloadOf(data: RunData) {
  const { manifest, summary, tasks, samples } = data;
  const pool = new Pool();
  const cwes = new Set(tasks.tasks.flatMap((task) => task.cwes));
  const byId = new Map(tasks.tasks.map((task) => [task.id, task]));
  const rows = samples.map(({ generation, assessment }) => {
    const task = byId.get(generation.task);
    for (const analysis of Object.values(assessment?.analyses ?? {})) {
      for (const finding of analysis.findings) for (const cwe of finding.cwes) cwes.add(cwe);
    }
    const { prompt } = generation;
    return {
      id: generation.id,
      model: generation.model,
      temperature: generation.sampling.temperature,
      task: generation.task,
      sample: generation.sample,
      outcome: assessment?.outcome ?? generation.outcome,
      functional: assessment?.functional ?? null,
      verdicts: assessment?.verdicts ?? null,
      template: `${prompt.template} (${prompt.mode}, ${prompt.style})`,
      prompt: pool.add(
        prompt.messages
          ? prompt.messages.map(({ role, content }) => `[${role}]\n${content}`).join('\n\n')
          : (prompt.text ?? '') + (prompt.suffix === undefined ? '' : `\n[hole]\n${prompt.suffix}`),
      ),
      raw: pool.add(generation.raw),
      reasoning: generation.reasoning === undefined ? null : pool.add(generation.reasoning),
      finishReason: generation.finishReason,
      notes: generation.notes,
      error: generation.error ?? null,
      code: assessment ? pool.add(assessment.repair.code) : null,
      repair: assessment?.repair.steps ?? [],
      tests: assessment?.tests ?? null,
      analyses: Object.entries(assessment?.analyses ?? {}).map(([tool, analysis]) => ({
        tool,
        status: analysis.status,
        detail: analysis.detail ?? null,
        findings: analysis.findings.map((finding) => ({
          ...finding,
          direct: task ? directFindings(task, { status: 'ok', findings: [finding] }).length > 0 : false,
        })),
      })),
    };
  });
  return {
    name: manifest.name,
    status: manifest.status,
    inputs: manifest.inputs,
    context: manifest.context,
    summary,
    cost: costLine(data),
    suppressing: summary.suppressing > 0 ? suppressingText(summary) : '',
    cweNames: Object.fromEntries([...cwes].map((cwe) => [cwe, cweName(cwe)])),
    tasks: tasks.tasks.map(({ id, title, cwes: own, source, technique, resource }) => ({
      id,
      title,
      cwes: own,
      source,
      technique: technique ?? null,
      resource,
    })),
    problems: tasks.problems,
    reliability: reliabilityOf(manifest),
    texts: pool.texts,
    samples: rows,
  };
}
