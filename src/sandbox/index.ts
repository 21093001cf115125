export { openSandbox, type SandboxOptions } from './open.ts';
export {
  defaultLimits,
  type LimitName,
  type Limits,
  type Sandbox,
  type SandboxJob,
  type SandboxResult,
} from './sandbox.ts';
