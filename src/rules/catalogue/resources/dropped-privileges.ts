import type { CallInfo, FunctionModel } from '../../engine/types.ts';
import { isConstant } from '../../engine/values/value.ts';
import type { Rule } from '../../rule.ts';

const forGood = new Set(['setuid', 'setreuid', 'setresuid']);
const groups = new Set(['setgroups', 'initgroups']);
const group = new Set(['setgid', 'setregid', 'setresgid', 'setegid']);

const isRoot = (call: CallInfo): boolean => call.all.length > 0 && isConstant(call.all[0], 0);

export const droppedPrivileges = {
  id: 'dropped-privileges',
  title: 'Rights of root are given up incompletely',
  cwes: [271, 273],
  severity: 'high',
  precision: 'high',
  kind: 'security',
  what: "A program changes to another user but keeps root's groups, changes the group after the user, or changes only the effective user.",
  why: 'What is left (groups, the saved user) lets code that takes over the process get rights back.',
  fix: 'In this order: `os.setgroups([])` or `os.initgroups(...)`, `os.setgid(gid)`, `os.setuid(uid)`; check `os.getresuid()` after it.',
  bad: [
    `import os
import pwd

def become(name):
    entry = pwd.getpwnam(name)
    os.setgid(entry.pw_gid)
    os.setuid(entry.pw_uid)
`,
    `import os

def drop(uid, gid):
    os.setgroups([])
    os.setegid(gid)
    os.seteuid(uid)
`,
    `import os

def drop(uid, gid):
    os.setgroups([])
    os.setuid(uid)
    os.setgid(gid)
`,
  ],
  good: [
    `import os
import pwd

def become(name):
    entry = pwd.getpwnam(name)
    os.initgroups(name, entry.pw_gid)
    os.setgid(entry.pw_gid)
    os.setuid(entry.pw_uid)
`,
    `import os

def as_user(uid, work):
    os.seteuid(uid)
    try:
        return work()
    finally:
        os.seteuid(0)
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/271.html',
    'https://cwe.mitre.org/data/definitions/273.html',
    'https://man7.org/linux/man-pages/man7/credentials.7.html',
  ],
  tags: ['os', 'privileges'],
  file: ({ module, report }) => {
    const byFunction = new Map<FunctionModel | null, CallInfo[]>();
    for (const call of module.callsOf('os.*')) {
      const known = byFunction.get(call.function) ?? [];
      known.push(call);
      byFunction.set(call.function, known);
    }
    for (const calls of byFunction.values()) {
      const drops = calls.filter((call) => forGood.has(call.method) && !isRoot(call));
      const effective = calls.filter((call) => call.method === 'seteuid');
      const [first] = drops;
      if (!first) {
        if (effective.length > 0 && !module.callsOf('os.seteuid').some(isRoot) && effective[0])
          report(effective[0].node, 'Only the effective user changes: the process can take the rights back');
        continue;
      }
      if (!calls.some((call) => groups.has(call.method))) report(first.node, 'The groups of root stay');
      const late = calls.find((call) => group.has(call.method) && call.node.start > first.node.start);
      if (late) report(late.node, 'The group is changed after the right to do so is gone');
      for (const call of drops)
        if (call.method === 'setresuid' && isConstant(call.arg(2, 'suid'), 0))
          report(call.node, 'The saved user stays root');
    }
  },
} satisfies Rule;
