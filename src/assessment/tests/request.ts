import { dirname } from 'node:path';
import type { TaskTests } from '../../core/task.ts';
import { packagePath } from '../../core/paths.ts';
import type { PythonEnvironment } from '../../environments/index.ts';
import type { SandboxJob } from '../../sandbox/index.ts';

const hostFolder = packagePath('python', 'testhost');

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

/** The job that runs one test method on `code`. The test itself goes to the host's memory and never lies on the disk. */
export function testJob(
  python: PythonEnvironment,
  tests: TaskTests,
  code: string,
  method: string,
  nonce: string,
): SandboxJob {
  const testPath = `${tests.testModule.replaceAll('.', '/')}.py`;
  const sources = Object.entries(tests.files).filter(
    (entry): entry is [string, string] => entry[0].endsWith('.py') && typeof entry[1] === 'string',
  );
  const laidOut = Object.entries(tests.files).filter(
    ([path]) => path !== testPath && path !== tests.modulePath,
  );
  const request = {
    nonce,
    method,
    testModule: tests.testModule,
    modulePath: tests.modulePath,
    sources: Object.fromEntries(sources),
  };
  return {
    command: [python.python, '-s', '-B', '-X', 'utf8', `${hostFolder}/host.py`],
    readOnly: [...new Set([...python.folders, hostFolder])],
    files: {
      ...Object.fromEntries(laidOut.map(([path, content]) => [path, bytes(content)])),
      [tests.modulePath]: code,
    },
    env: { ...environment, PATH: `${dirname(python.python)}:${environment.PATH}` },
    stdin: JSON.stringify(request),
    resultChannel: true,
  };
}
