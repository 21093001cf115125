export { isHidden } from './layout.ts';
export { openSandbox, sandboxNames, type SandboxName, type SandboxOptions } from './open.ts';
export {
  defaultLimits,
  type LimitName,
  type Limits,
  type Sandbox,
  type SandboxJob,
  type SandboxResult,
  type WarmJob,
  type WarmParent,
  type WarmSpec,
} from './sandbox.ts';
