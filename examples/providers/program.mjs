// A provider of one's own: asks a program on this machine, which reads the prompt from its input and writes the answer.
//
//   sallm bench -m "module:examples/providers/program.mjs#ollama run qwen2.5-coder:7b" --limit 5
//
/* global AbortController, AbortSignal, performance */
import { spawn } from 'node:child_process';

/** @type {import('sallm').ModelProvider} */
export const provider = {
  name: 'program',
  summary: 'COMMAND that reads a prompt from its input and writes the answer to its output',
  async open(command, { meter, timeoutSeconds = 600 }) {
    const [program, ...args] = command.split(' ').filter((word) => word !== '');
    if (program === undefined) throw new Error('name the program after #');
    return {
      id: command,
      mode: 'chat',
      concurrency: 1,
      describe: async () => ({ command }),
      async *generate({ prompt, samples, signal = new AbortController().signal }) {
        const text = prompt.text ?? (prompt.messages ?? []).map(({ content }) => content).join('\n\n');
        for (const sample of samples) {
          // Asked before every request, so that --max-requests and --max-cost hold.
          const reservation = await meter?.reserve({ promptTokens: 0, completionTokens: 0 }, signal);
          const start = performance.now();
          const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutSeconds * 1000)]);
          let answer = '';
          let error;
          try {
            answer = await run(program, args, text, limit);
          } catch (thrown) {
            signal.throwIfAborted();
            error = String(thrown);
          } finally {
            reservation?.settle({ promptTokens: 0, completionTokens: 0 });
          }
          yield {
            sample,
            // A failed request is an outcome without text: it is left out, counted, and tried again by the same command.
            outcome: error !== undefined ? 'infrastructure-error' : answer.trim() === '' ? 'empty' : 'ok',
            raw: answer,
            ...(error !== undefined && { error }),
            finishReason: error === undefined ? 'stop' : null,
            usage: { promptTokens: null, completionTokens: null },
            notes: [],
            cached: false,
            latencyMs: Math.round(performance.now() - start),
          };
        }
      },
      close: async () => {},
    };
  },
};

/** Without a shell: the prompt is foreign text, and goes to the input alone. */
const run = (program, args, input, signal) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { signal, stdio: ['pipe', 'pipe', 'ignore'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(output) : reject(new Error(`${program} ended with ${code}`)),
    );
    // A program may answer without reading all of it.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
