import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Start } from '../../src/sandbox/command.ts';
import { defaultLimits, type SandboxJob } from '../../src/sandbox/index.ts';
import { replaced, type Weakening } from './weakened.ts';

/** A protection, how it is taken away, and the programs of the corpus that then get through. */
export interface Protection {
  name: string;
  programs: readonly string[];
  /** Makes what the programs aim at, where the machine does not have it anyway. */
  open: () => { weakening: Weakening; close?: () => void };
  /** How the programs end then; default: otherwise than they should. */
  becomes?: string;
}

const FOREVER = 3600;
const without = (weakening: Weakening) => () => ({ weakening });
const both =
  (...steps: ((start: Start) => Start)[]) =>
  (start: Start): Start =>
    steps.reduce((made, step) => step(made), start);
/** The last of several equal flags. */
const lastRemount = (path: string) => replaced(['--remount-ro', path]);
const limit = (name: string, value: string) => (start: Start) => ({
  ...start,
  args: start.args.map((arg) => (arg.startsWith(`--${name}=`) ? `--${name}=${value}` : arg)),
});
const noFilter = (start: Start): Start => {
  const at = start.args.indexOf('--seccomp');
  return { ...start, args: start.args.toSpliced(at, 2) };
};

/** Starts `bwrap` with a variable in its environment. */
const withVariable =
  (variable: string) =>
  ({ program, args, inputs }: Start): Start => {
    const all = [program, ...args];
    const at = all.indexOf('--unshare-user') - 1;
    const [first = '', ...rest] = all.toSpliced(at, 0, '/usr/bin/env', variable);
    return { program: first, args: rest, inputs };
  };

/** A message queue of the machine that anybody may open. */
function queueForAll(): { close: () => void } {
  const call = (code: string) =>
    execFileSync('python3', ['-c', `import ctypes, os\nos.umask(0)\nlibc = ctypes.CDLL(None)\n${code}`]);
  call('assert libc.mq_open(b"/sallm-planted", os.O_RDWR | os.O_CREAT, 0o666, None) >= 0');
  return { close: () => void call('libc.mq_unlink(b"/sallm-planted")') };
}

function folderForAll(): { path: string; close: () => void } {
  const path = mkdtempSync('/var/tmp/sallm-shared-');
  chmodSync(path, 0o777);
  return { path, close: () => rmSync(path, { recursive: true, force: true }) };
}

/** Of a job in a fresh process. */
export const machineProtections: readonly Protection[] = [
  {
    name: 'network namespace',
    programs: ['abstract_sockets'],
    open: without({ start: replaced(['--unshare-net']) }),
  },
  {
    name: 'process namespace',
    programs: ['processes_outside'],
    open: without({ start: replaced(['--unshare-pid']) }),
  },
  {
    name: 'file system of its own',
    programs: ['files_outside'],
    open: () => {
      const { path, close } = folderForAll();
      writeFileSync(join(path, 'planted'), '');
      const start = replaced(['--remount-ro', '/dev'], '--ro-bind', path, '/srv', '--remount-ro', '/dev');
      return { weakening: { start }, close };
    },
  },
  {
    name: 'read-only root',
    programs: ['write_outside'],
    open: without({ start: lastRemount('/') }),
  },
  {
    name: 'read-only devices',
    programs: ['write_outside'],
    open: without({ start: lastRemount('/dev') }),
  },
  {
    name: 'read-only folders of the environment',
    programs: ['write_outside'],
    open: () => {
      const { path, close } = folderForAll();
      return {
        weakening: {
          job: (job) => ({ ...job, readOnly: [...job.readOnly, path] }),
          start: replaced(['--ro-bind', path, path], '--bind', path, path),
        },
        close,
      };
    },
  },
  {
    name: 'private scratch',
    // The second finds what the first has left.
    programs: ['left_behind', 'left_behind'],
    open: () => {
      const { path, close } = folderForAll();
      const size = String(defaultLimits.scratchBytes);
      const own = ['--perms', '0700', '--size', size, '--tmpfs', '/tmp'];
      const start = replaced(own, '--bind', path, '/tmp');
      return { weakening: { start, watched: (job) => ({ ...job, folders: [] }) }, close };
    },
  },
  {
    name: 'read-only kernel settings',
    programs: ['kernel_settings'],
    open: without({ start: replaced(['--ro-bind', '/proc/sys', '/proc/sys']) }),
  },
  {
    name: 'queues of its own (IPC namespace)',
    programs: ['message_queue'],
    open: () => ({ weakening: { start: replaced(['--unshare-ipc']) }, ...queueForAll() }),
  },
  {
    name: 'a name of its own (UTS namespace)',
    programs: ['machine_name'],
    open: without({ start: both(replaced(['--unshare-uts']), replaced(['--hostname', 'sandbox'])) }),
  },
  {
    name: 'empty environment',
    programs: ['environment'],
    open: without({ start: withVariable('SALLM_PLANTED_KEY=1') }),
  },
  {
    name: 'system-call filter',
    programs: ['kernel_calls', 'socket_families', 'inotify'],
    open: without({ start: noFilter }),
  },
  {
    name: 'capabilities dropped, and the filter in front of what they would allow',
    programs: ['new_namespaces'],
    open: without({ start: both(noFilter, replaced(['--cap-drop', 'ALL'], '--cap-add', 'ALL')) }),
  },
  {
    name: 'no new user namespaces, and the filter in front',
    programs: ['new_namespaces'],
    open: without({ start: both(noFilter, replaced(['--disable-userns'])) }),
  },
  {
    name: 'memory of the group',
    programs: ['memory_children'],
    open: without({
      limits: { wallSeconds: 3 },
      watched: (job) => ({ ...job, memoryBytes: Infinity }),
    }),
  },
  {
    name: 'address space',
    programs: ['memory_reserved'],
    open: without({ start: limit('as', 'unlimited') }),
    becomes: 'failed',
  },
  {
    name: 'processes of the group',
    programs: ['fork_bomb'],
    open: without({ watched: (job) => ({ ...job, processes: Infinity }) }),
    becomes: 'timeout cpu',
  },
  {
    name: 'processes of the group, and the limit of the kernel behind it',
    programs: ['process_count'],
    open: without({
      watched: (job) => ({ ...job, processes: Infinity }),
      start: limit('nproc', '1000'),
    }),
    becomes: 'failed',
  },
  {
    name: 'CPU time of the group',
    programs: ['cpu_relay'],
    open: without({ limits: { wallSeconds: 5 }, watched: (job) => ({ ...job, cpuMs: Infinity }) }),
    becomes: 'timeout wall',
  },
  {
    name: 'CPU time of the group, and the limit of the kernel behind it',
    programs: ['endless_regex'],
    open: without({
      limits: { wallSeconds: 6 },
      watched: (job) => ({ ...job, cpuMs: Infinity }),
      start: limit('cpu', 'unlimited'),
    }),
    becomes: 'timeout wall',
  },
  {
    name: 'wall time',
    programs: ['endless_sleep'],
    open: without({ limits: { wallSeconds: FOREVER } }),
    becomes: 'still there',
  },
  {
    name: 'size of a file',
    programs: ['large_file'],
    open: without({ start: limit('fsize', 'unlimited') }),
  },
  {
    name: 'size of the scratch folders',
    programs: ['full_disk'],
    open: without({ limits: { scratchBytes: 4 * 1024 ** 3, cpuSeconds: 20 } }),
  },
  {
    name: 'number of files',
    programs: ['many_files'],
    open: without({ watched: (job) => ({ ...job, folders: [] }) }),
    becomes: 'timeout cpu',
  },
  {
    name: 'amount of output',
    programs: ['output_flood'],
    // No number is too much for no number: nothing is kept, and no speed of writing reaches it.
    open: without({ limits: { outputBytes: NaN, wallSeconds: 2 } }),
    becomes: 'timeout wall',
  },
];

/** Only root has it to give up. */
export const rootProtections: readonly Protection[] = [
  {
    name: 'root becomes an unprivileged user',
    programs: ['root_identity'],
    open: without({ tools: (tools) => ({ ...tools, rootTools: null }) }),
  },
];

const lift = (...host: NonNullable<Weakening['host']>) => without({ host });

const noReferences = [
  'judge.py',
  'pristine.snapshot([recorder, pristine])',
  '(lambda everything=True: None)',
] as const;
const noControls = ['judge.py', 'control.prepare(unittest, recorder.Recorder)', '(lambda: None)'] as const;

interface Request {
  nonce: string;
  sources: Record<string, string>;
}
const requestOf = (job: SandboxJob): Request => JSON.parse(String(job.stdin)) as Request;

/** Of the verdict, in the test host: the same in fresh processes and in children of a warm parent. */
export const verdictProtections: readonly Protection[] = [
  {
    name: 'audit hook',
    programs: ['stack_verdict'],
    open: lift(['guard.py', 'sys.addaudithook(hook)', 'pass']),
    becomes: 'passed',
  },
  {
    name: 'references taken before',
    programs: ['selective_result'],
    open: lift(noReferences),
    becomes: 'passed',
  },
  {
    name: 'assertions that must fail',
    programs: ['patched_logging'],
    open: lift(noControls),
    becomes: 'failed',
  },
  {
    name: 'references and assertions that must fail',
    programs: ['patched_result'],
    open: lift(noReferences, noControls),
    becomes: 'passed',
  },
  {
    name: 'comparison at each assertion',
    programs: ['restored_result'],
    open: lift(['judge.py', 'if budget[0] > 0:', 'if False:']),
    becomes: 'passed',
  },
  {
    name: 'objects that equal everything',
    programs: ['equal_to_all'],
    open: lift(['judge.py', 'if universal(first) or universal(second):', 'if False:']),
    becomes: 'passed',
  },
  {
    name: 'the test is the one that was sent',
    programs: ['replaced_test_class'],
    open: lift([
      'judge.py',
      'if case.__dict__.get(method) is not',
      'if False and case.__dict__.get(method) is not',
    ]),
    becomes: 'failed',
  },
  {
    name: 'assertions of the program are none of the test',
    programs: ['raised_assertion'],
    open: lift(['judge.py', 'and _raised_by_test(error, test_path, is_foreign):', 'and True:']),
    becomes: 'failed',
  },
  {
    name: 'a skipped test is no passed one',
    programs: ['raised_skip'],
    open: lift(['judge.py', 'finish("error", f"skipped', 'finish("passed", f"skipped']),
    becomes: 'passed',
  },
  {
    name: 'only the process that was started judges',
    programs: ['forked_result'],
    open: lift(['judge.py', 'if getpid() != pid:', 'if False:']),
    becomes: 'tampered',
  },
  {
    name: 'the host out of sight',
    programs: ['host_modules'],
    open: lift(['seal.py', 'if name in OURS or', 'if']),
    becomes: 'failed',
  },
];

/** Of the verdict, around the test host. */
export const channelProtections: readonly Protection[] = [
  {
    name: 'nonce',
    programs: ['invented_verdict'],
    open: without({
      result: (result, job) =>
        result.kind === 'ended'
          ? {
              ...result,
              result: result.result.replace(/"nonce": ?"[^"]*"/g, `"nonce":"${requestOf(job).nonce}"`),
            }
          : result,
    }),
    becomes: 'passed',
  },
  {
    name: 'the test never lies on the disk',
    programs: ['expected_answer'],
    open: without({ job: (job) => ({ ...job, files: { ...job.files, ...requestOf(job).sources } }) }),
    becomes: 'passed',
  },
  {
    name: 'memory closed to children',
    programs: ['read_parent_memory'],
    open: lift(['seal.py', 'prctl(PR_SET_DUMPABLE, 0,', 'prctl(PR_SET_DUMPABLE, 1,']),
  },
];

/** Of a child of a warm parent. What its parent's own sandbox gives it besides is in the list of the machine. */
export const warmProtections: readonly Protection[] = [
  {
    name: 'system-call filter',
    programs: ['kernel_calls', 'inotify', 'new_namespaces'],
    open: lift(['namespaces.py', 'prctl(PR_SET_SECCOMP, 2, ctypes.addressof(buffer))', 'pass']),
  },
  {
    name: 'capabilities dropped',
    programs: ['socket_families'],
    open: lift(['namespaces.py', 'check(libc.syscall(SYS_CAPSET, header, bytes(24)), "capset")', 'pass']),
  },
  {
    name: 'private scratch',
    programs: ['left_behind', 'left_behind'],
    open: lift(['namespaces.py', '(SCRATCH, "/tmp", "/dev/shm")', '(SCRATCH,)']),
  },
  {
    name: 'size of the scratch folders',
    programs: ['full_disk'],
    open: () => ({
      weakening: { host: [['namespaces.py', 'size={scratch_bytes},', '']], limits: { cpuSeconds: 20 } },
    }),
  },
  {
    name: 'read-only kernel settings',
    programs: ['kernel_settings'],
    open: lift(['namespaces.py', /mount\("none", "\/proc\/sys".*\)/, 'pass']),
  },
  {
    name: 'memory closed to children',
    programs: ['read_parent_memory'],
    open: lift(['namespaces.py', 'prctl(PR_SET_DUMPABLE, 0)', 'pass']),
  },
  {
    name: "other jobs' descriptors closed",
    programs: ['descriptors'],
    open: lift(['namespaces.py', 'os.closerange(len(descriptors), OPEN_FILES)', 'pass']),
  },
  {
    name: 'address space',
    programs: ['memory_reserved'],
    open: lift(['zygote.py', '(resource.RLIMIT_AS, memory, memory),', '']),
    becomes: 'failed',
  },
  {
    name: 'size of a file',
    programs: ['large_file'],
    open: lift(['zygote.py', '(resource.RLIMIT_FSIZE, limits["fileBytes"], limits["fileBytes"]),', '']),
  },
  {
    name: 'memory of the group',
    programs: ['memory_children'],
    open: without({ limits: { wallSeconds: 3 }, watched: (job) => ({ ...job, memoryBytes: Infinity }) }),
  },
  {
    name: 'processes of the group',
    programs: ['fork_bomb'],
    open: without({ watched: (job) => ({ ...job, processes: Infinity }) }),
    becomes: 'timeout cpu',
  },
  {
    name: 'CPU time of the group',
    programs: ['cpu_relay'],
    open: without({ limits: { wallSeconds: 5 }, watched: (job) => ({ ...job, cpuMs: Infinity }) }),
    becomes: 'timeout wall',
  },
  {
    name: 'number of files',
    programs: ['many_files'],
    open: without({ watched: (job) => ({ ...job, folders: [] }) }),
    becomes: 'error',
  },
];
