// Asks any model for a task, with retries, prices and caps left to the caller.
import { openModel, readTaskSet, type GenerateRequest } from 'sallm';

const { tasks } = await readTaskSet('builtin');
const [task] = tasks;
if (task === undefined) throw new Error('the set has no task');
const model = await openModel(process.argv[2] ?? 'mock/secure-reference');
try {
  const request = {
    task,
    prompt: { style: 'code', template: 'completion/1', mode: 'completion', text: task.prompt.code ?? '' },
    sampling: { temperature: 0.2, topP: null, maxTokens: 512, seed: 1, stop: [] },
    samples: [0, 1],
  } satisfies Omit<GenerateRequest, 'signal'>;
  for await (const { sample, outcome, raw } of model.generate(request))
    console.log(task.id, sample, outcome, raw.length, 'characters');
} finally {
  await model.close();
}
