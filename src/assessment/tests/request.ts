import { dirname } from 'node:path';
import type { TaskTests } from '../../core/task.ts';
import type { PythonEnvironment } from '../../environments/index.ts';
import type { SandboxJob } from '../../sandbox/index.ts';
import { hostFolder } from './host-folder.ts';

/** The same on every machine, whatever the user's is. */
const environment = {
  HOME: '/scratch',
  PATH: '/usr/bin:/bin',
  LANG: 'C.UTF-8',
  TZ: 'UTC',
  TMPDIR: '/tmp',
  USER: 'sandbox',
  PYTHONHASHSEED: '0',
  // Numeric libraries start a thread per core otherwise.
  OPENBLAS_NUM_THREADS: '1',
  OMP_NUM_THREADS: '1',
} as const;

const bytes = (content: TaskTests['files'][string]): string | Uint8Array =>
  typeof content === 'string' ? content : Buffer.from(content.base64, 'base64');

/** A test method on some code, as the test host takes it. */
export interface TestRequest {
  /** What is laid out in the working folder. The test itself goes to the host's memory and never lies on the disk. */
  files: Record<string, string | Uint8Array>;
  /** The host's input: JSON. */
  request: string;
}

export function testRequest(tests: TaskTests, code: string, method: string, nonce: string): TestRequest {
  const testPath = `${tests.testModule.replaceAll('.', '/')}.py`;
  const sources = Object.entries(tests.files).filter(
    (entry): entry is [string, string] => entry[0].endsWith('.py') && typeof entry[1] === 'string',
  );
  const laidOut = Object.entries(tests.files).filter(
    ([path]) => path !== testPath && path !== tests.modulePath,
  );
  const { testModule, modulePath } = tests;
  return {
    files: {
      ...Object.fromEntries(laidOut.map(([path, content]) => [path, bytes(content)])),
      [modulePath]: code,
    },
    request: JSON.stringify({ nonce, method, testModule, modulePath, sources: Object.fromEntries(sources) }),
  };
}

/** The command line of a program of the test host (python/testhost). */
export const testHost = (python: PythonEnvironment, program: string, ...args: string[]): string[] => [
  python.python,
  ...['-s', '-B', '-X', 'utf8'],
  `${hostFolder()}/${program}`,
  ...args,
];

/** What the test host sees and has in its environment. */
export const testEnvironment = (python: PythonEnvironment) => ({
  readOnly: [...new Set([...python.folders, hostFolder()])],
  env: { ...environment, PATH: `${dirname(python.python)}:${environment.PATH}` },
});

/** The job that runs a test in a fresh process. */
export const freshJob = (python: PythonEnvironment, { files, request }: TestRequest): SandboxJob => ({
  command: testHost(python, 'host.py'),
  ...testEnvironment(python),
  files,
  stdin: request,
  resultChannel: true,
});
