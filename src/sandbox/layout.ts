import { existsSync, lstatSync, readlinkSync } from 'node:fs';

/** The working folder of every job; private, of limited size. */
export const SCRATCH = '/scratch';
/** Where else a job may write: each a private tmpfs of limited size. */
export const writable = [SCRATCH, '/tmp', '/dev/shm'] as const;

/** Whether a folder of the machine is not seen in a job: its own private one lies over it. */
export const isHidden = (folder: string): boolean =>
  writable.some((place) => `${folder}/`.startsWith(`${place}/`));

/** Of /etc only what the loader, TLS and MIME types need; no accounts, no configuration of this machine. */
const systemFiles = [
  '/etc/ld.so.cache',
  '/etc/ld.so.conf',
  '/etc/ld.so.conf.d',
  '/etc/alternatives',
  '/etc/ssl/certs',
  '/etc/ssl/openssl.cnf',
  '/etc/pki/tls/certs',
  '/etc/mime.types',
  '/etc/localtime',
];

/** Files that programs expect, the same on every machine. */
export const madeUp: Readonly<Record<string, string>> = {
  '/etc/passwd':
    'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/nonexistent:/bin/false\nsandbox:x:1000:1000::/scratch:/bin/sh\n',
  '/etc/group': 'root:x:0:\nnogroup:x:65534:\nsandbox:x:1000:\n',
  '/etc/hosts': '127.0.0.1 localhost\n::1 localhost\n',
  '/etc/nsswitch.conf': 'passwd: files\ngroup: files\nhosts: files\n',
  '/etc/host.conf': 'multi on\n',
};

const beside = (): string[] =>
  ['/bin', '/sbin', '/lib', '/lib64', '/lib32'].filter((path) => existsSync(path));
const isLink = (path: string): boolean => lstatSync(path).isSymbolicLink();

/** Folders of the system that jobs see: /usr, and those beside it that are no links into it. */
export const systemFolders = (): string[] => ['/usr', ...beside().filter((path) => !isLink(path))];
export const systemLinks = (): { path: string; link: string }[] =>
  beside()
    .filter(isLink)
    .map((path) => ({ path, link: readlinkSync(path) }));
export const visibleFiles = (): string[] => systemFiles.filter((path) => existsSync(path));

/** `bwrap` arguments that show the system read-only: /usr, the links or folders beside it, a little of /etc. */
export const systemBinds = (): string[] => [
  ...systemFolders().flatMap((path) => ['--ro-bind', path, path]),
  ...systemLinks().flatMap(({ path, link }) => ['--symlink', link, path]),
  ...visibleFiles().flatMap((path) => ['--ro-bind', path, path]),
];

/** `bwrap` arguments for the made-up files; `fd` hands out a descriptor on which `bwrap` will read the content. */
export const madeUpFiles = (fd: (content: string) => number): string[] =>
  Object.entries(madeUp).flatMap(([path, content]) => ['--ro-bind-data', String(fd(content)), path]);
