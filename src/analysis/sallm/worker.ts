import { parentPort, workerData } from 'node:worker_threads';
import { loadEngine } from '../../rules/index.ts';
import { analyzeSample, type EngineOptions } from './analyze-sample.ts';

/** A thread of {@link ThreadPool}: one sample at a time, the answer to each question in turn. */
const options = workerData as EngineOptions;
const port = parentPort;
if (!port) throw new Error('This is the program of a worker thread.');

const loaded = loadEngine();
port.on('message', ({ code, timeLimit }: { code: string; timeLimit: number }) => {
  void loaded.then(() => port.postMessage(analyzeSample(code, timeLimit, options)));
});
