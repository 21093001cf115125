import {
  ALLOW,
  answer,
  ARCHITECTURE,
  argument,
  assemble,
  fail,
  type Instruction,
  KILL_PROCESS,
  load,
  NUMBER,
  unlessEqual,
  whenAnyBit,
  whenAtLeast,
  whenEqual,
} from './bpf.ts';
import { absent, forbidden, inspected } from './syscalls.ts';

export const EPERM = 1;
export const ENOSYS = 38;
export const EAFNOSUPPORT = 97;

/** AUDIT_ARCH_* of the kernel, and the column of the syscall tables. */
const architectures = {
  x64: { audit: 0xc000003e, column: 0 },
  arm64: { audit: 0xc00000b7, column: 1 },
} as const;
type Architecture = keyof typeof architectures;

/** CLONE_NEW* of mount, cgroup, UTS, IPC, user, PID and network namespaces. */
export const namespaceFlags = [
  0x00020000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000,
];
const NEW_NAMESPACES = namespaceFlags.reduce((all, flag) => all + flag);
const [AF_UNIX, AF_INET, AF_INET6] = [1, 2, 10];
/** Terminal ioctls that type into or paste to a terminal shared with the outside. */
export const [TIOCSTI, TIOCLINUX] = [0x5412, 0x541c];
/** The fcntl command by which a folder reports who touches its files. */
export const F_NOTIFY = 1026;

/** Whether there is a filter for this processor (`process.arch`). */
export const supported = (arch: string): arch is Architecture => arch in architectures;

/**
 * The seccomp filter of the sandbox as BPF bytes: everything is allowed but the calls in `syscalls.ts`, new namespaces,
 * socket families other than UNIX and IP, and foreign system-call conventions (32-bit, x32), which would go round the list.
 */
export function seccompFilter(arch: Architecture): Uint8Array {
  const { audit, column } = architectures[arch];
  const deny = (table: typeof forbidden, action: number): Instruction[] =>
    Object.values(table).flatMap((numbers) => {
      const number = numbers[column];
      return number === null ? [] : whenEqual(number, [answer(action)]);
    });
  const oneOf = (allowed: readonly number[], otherwise: number): Instruction[] => [
    ...allowed.flatMap((value) => whenEqual(value, [answer(ALLOW)])),
    answer(otherwise),
  ];
  const sockets = [load(argument(0)), ...oneOf([AF_UNIX, AF_INET, AF_INET6], fail(EAFNOSUPPORT))];

  return assemble([
    load(ARCHITECTURE),
    ...unlessEqual(audit, [answer(KILL_PROCESS)]),
    load(NUMBER),
    ...(arch === 'x64' ? whenAtLeast(0x40000000, [answer(fail(ENOSYS))]) : []),
    ...deny(forbidden, fail(EPERM)),
    ...deny(absent, fail(ENOSYS)),
    ...whenEqual(inspected.socket[column], sockets),
    ...whenEqual(inspected.socketpair[column], sockets),
    ...whenEqual(inspected.clone[column], [
      load(argument(0)),
      ...whenAnyBit(NEW_NAMESPACES, [answer(fail(EPERM))]),
      answer(ALLOW),
    ]),
    ...whenEqual(inspected.ioctl[column], [
      load(argument(1)),
      ...whenEqual(TIOCSTI, [answer(fail(EPERM))]),
      ...whenEqual(TIOCLINUX, [answer(fail(EPERM))]),
      answer(ALLOW),
    ]),
    ...whenEqual(inspected.fcntl[column], [
      load(argument(1)),
      ...whenEqual(F_NOTIFY, [answer(fail(EPERM))]),
      answer(ALLOW),
    ]),
    answer(ALLOW),
  ]);
}
