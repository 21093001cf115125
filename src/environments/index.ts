export { ensureEnvironment } from './ensure-environment.ts';
export type { PythonEnvironment } from './environment.ts';
export { findPython } from './find-python.ts';
export { fetchPackageFile, type PackageFile } from './package-file.ts';
export {
  PythonWorker,
  type PythonWorkerOptions,
  type RequestOptions,
  WorkerCrashed,
  WorkerError,
  WorkerStartFailed,
  WorkerTimeout,
} from './python-worker.ts';
export { lastLines, type ProgramResult, runProgram } from './run-program.ts';
