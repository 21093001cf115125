import { absent, forbidden } from '../syscalls.ts';
import { EAFNOSUPPORT, ENOSYS, EPERM, F_NOTIFY, namespaceFlags, TIOCLINUX, TIOCSTI } from '../seccomp.ts';

interface Rule {
  names: string[];
  action: 'SCMP_ACT_ERRNO';
  errnoRet: number;
  args?: { index: number; value: number; valueTwo?: number; op: string }[];
}

/** AF_UNIX, AF_INET and AF_INET6 stay. Families up to this one have names; what lies beyond is refused as a range. */
const LAST_REFUSED_SINGLY = 9;
const kept = [1, 2, 10];

const refuse = (name: string, errnoRet: number, ...args: NonNullable<Rule['args']>): Rule => ({
  names: [name],
  action: 'SCMP_ACT_ERRNO',
  errnoRet,
  ...(args.length > 0 && { args }),
});

/** What the filter of `seccomp.ts` refuses, in the words of container engines (the JSON of libseccomp-based runtimes). */
export function seccompProfile(arch: 'x64' | 'arm64'): string {
  const families = Array.from({ length: LAST_REFUSED_SINGLY + 1 }, (_, family) => family).filter(
    (family) => !kept.includes(family),
  );
  const syscalls: Rule[] = [
    ...Object.keys(forbidden).map((name) => refuse(name, EPERM)),
    ...Object.keys(absent).map((name) => refuse(name, ENOSYS)),
    ...['socket', 'socketpair'].flatMap((name) => [
      ...families.map((value) => refuse(name, EAFNOSUPPORT, { index: 0, value, op: 'SCMP_CMP_EQ' })),
      refuse(name, EAFNOSUPPORT, { index: 0, value: Math.max(...kept), op: 'SCMP_CMP_GT' }),
    ]),
    ...namespaceFlags.map((flag) =>
      refuse('clone', EPERM, { index: 0, value: flag, valueTwo: flag, op: 'SCMP_CMP_MASKED_EQ' }),
    ),
    ...[TIOCSTI, TIOCLINUX].map((value) => refuse('ioctl', EPERM, { index: 1, value, op: 'SCMP_CMP_EQ' })),
    refuse('fcntl', EPERM, { index: 1, value: F_NOTIFY, op: 'SCMP_CMP_EQ' }),
  ];
  const architectures = [arch === 'x64' ? 'SCMP_ARCH_X86_64' : 'SCMP_ARCH_AARCH64'];
  return JSON.stringify({ defaultAction: 'SCMP_ACT_ALLOW', architectures, syscalls });
}
