import { directFindings } from '../assessment/verdict.ts';
import { sarifLog, SarifRun } from '../analysis/sarif/writer.ts';
import { styleOf } from '../core/generation.ts';
import type { RunData } from './data.ts';
import type { Renderer } from './renderer.ts';
import { configurationName } from './rows.ts';

/** SARIF 2.1.0 of the direct findings in what models wrote: those that show a task's own weakness. One run per tool. */
export const sarif: Renderer = { extension: '.sarif', summary: 'direct findings as SARIF', render };

function render({ tasks, samples }: RunData): string {
  const byId = new Map(tasks.tasks.map((task) => [task.id, task]));
  const tools = new Map<string, { run: SarifRun; results: string[] }>();
  for (const { generation, assessment } of samples) {
    const task = byId.get(generation.task);
    if (!task || !assessment) continue;
    const { model, sampling, sample, prompt } = generation;
    // No such file is there: the path says which program is meant.
    const configuration = configurationName({
      model,
      temperature: sampling.temperature,
      style: styleOf(prompt),
    });
    const path = [...configuration.split('/').map(plain), plain(task.id), `${sample}.py`].join('/');
    for (const [tool, analysis] of Object.entries(assessment.analyses)) {
      const own = tools.get(tool) ?? {
        run: new SarifRun(tool, versionOf(samples, tool), false),
        results: [],
      };
      tools.set(tool, own);
      const findings = directFindings(task, analysis);
      const { code } = assessment.repair;
      // Pieces carry their own commas.
      own.results.push(own.run.add({ path, code }, { ...analysis, findings }));
    }
  }
  const runs = [...tools.values()].map(({ run, results }) => run.open() + results.join('') + run.close());
  return sarifLog.open + runs.join(sarifLog.between) + sarifLog.close;
}

const plain = (part: string): string => part.replace(/[^\w.-]+/g, '-');

/** As the tool's findings say it; empty when it found nothing. */
const versionOf = (samples: RunData['samples'], tool: string): string => {
  for (const { assessment } of samples)
    for (const finding of assessment?.analyses[tool]?.findings ?? []) return finding.toolVersion;
  return '';
};
