export { ensureEnvironment, type EnsureOptions } from './ensure-environment.ts';
export type { PythonEnvironment } from './environment.ts';
export { type BasePython, findPython } from './find-python.ts';
export { fetchPackageFile, type PackageFile } from './package-file.ts';
export {
  PythonWorker,
  type PythonWorkerOptions,
  WorkerCrashed,
  WorkerError,
  WorkerTimeout,
} from './python-worker.ts';
