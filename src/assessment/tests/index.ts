export { testsAtOnce } from './at-once.ts';
export {
  openTestRunner,
  type RunTestsOptions,
  type TestMethod,
  type TestRunner,
  type TestRunnerOptions,
} from './runner.ts';
export type { ReferenceTime } from './time-limits.ts';
export {
  type HostileProgram,
  hostilePrograms,
  hostileTests,
  selfTest,
  type SelfTestRow,
} from './self-test.ts';
