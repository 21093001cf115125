#!/usr/bin/env node
// Stands in for `docker` or `podman` where there is no engine: refuses every argument that is not in its list, and what
// leaves a protection out. It never runs what it is given; how a start ends is told by the file `$FAKE_ENGINE/script.json`.
import { appendFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

const folder = process.env.FAKE_ENGINE;
const script = JSON.parse(readFileSync(join(folder, 'script.json'), 'utf8'));
const [verb, ...args] = process.argv.slice(2);
appendFileSync(join(folder, 'log'), `${[verb, ...args].join(' ').split('\n')[0]}\n`);
const say = (text) => process.stdout.write(text);
const refuse = (text, code = 125) => {
  process.stderr.write(`${text}\n`);
  process.exit(code);
};
const containers = join(folder, 'containers.json');
const read = () => {
  try {
    return JSON.parse(readFileSync(containers, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw error;
  }
};
// Whole or not at all: other commands read it at any moment.
const write = (all) => {
  const draft = `${containers}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(all));
  renameSync(draft, containers);
};
const update = (name, change) => write({ ...read(), [name]: { ...read()[name], ...change } });

// Long options of `docker create` and `podman create` that take a value; the others are switches.
const VALUED =
  '--name --label --pull --network --ipc --hostname --user --cap-drop --security-opt --pids-limit --memory --memory-swap --cpus --ulimit --log-driver --restart --shm-size --tmpfs --mount --workdir --entrypoint'.split(
    ' ',
  );
const SWITCHES = [
  '--interactive',
  '--read-only',
  '--read-only-tmpfs=false',
  '--image-volume=ignore',
  '--no-hosts',
];

function parse(list) {
  const options = {};
  let at = 0;
  for (; at < list.length && list[at].startsWith('--'); at++) {
    const option = list[at];
    if (SWITCHES.includes(option)) options[option] = ['true'];
    else if (VALUED.includes(option)) (options[option] ??= []).push(list[++at]);
    else refuse(`unknown flag: ${option}`);
  }
  return { options, image: list[at], command: list.slice(at + 1) };
}

function create() {
  if (script.create) refuse(script.create);
  const { options, image, command } = parse(args);
  const must = (option, test) => {
    if (!(options[option] ?? []).some(test)) refuse(`not without ${option}`);
  };
  const is = (value) => (given) => given === value;
  must('--pull', is('never'));
  must('--network', is('none'));
  must('--ipc', is('private'));
  must('--read-only', is('true'));
  must('--user', (user) => /^[1-9]\d*:[1-9]\d*$/.test(user));
  must('--cap-drop', is('ALL'));
  must('--security-opt', is('no-new-privileges'));
  must('--security-opt', (option) => {
    if (!option.startsWith('seccomp=')) return false;
    const profile = JSON.parse(readFileSync(option.replace('seccomp=', ''), 'utf8'));
    return profile.syscalls.some(({ names }) => names.includes('mount'));
  });
  must('--pids-limit', (count) => Number(count) > 0);
  must('--memory', (bytes) => options['--memory-swap']?.[0] === bytes && Number(bytes) > 0);
  must('--cpus', (count) => Number(count) > 0);
  must('--tmpfs', (mount) => /^\/scratch:.*\bsize=\d+/.test(mount));
  if (options['--mount'].some((mount) => mount.includes('target=/usr') && !mount.endsWith(',readonly')))
    refuse('not with a writable /usr');
  if (image !== readFileSync(join(folder, 'image'), 'utf8')) refuse(`No such image: ${image}`);
  const name = options['--name'][0];
  update(name, { owner: options['--label'][0].replace('sallm.owner=', ''), state: 'created', command });
  say(`${name}\n`);
}

const state = ({ state: status, pid = 0, code = 0, oom = false, error = '' }) => ({
  Status: status,
  Running: status === 'running',
  Pid: pid,
  ExitCode: code,
  OOMKilled: oom,
  Error: error,
});

async function start() {
  const name = args.at(-1);
  if (script.start?.error) {
    update(name, { error: script.start.error, code: script.start.code });
    refuse(script.start.error, script.start.code);
  }
  // Its command line holds the name of the container, as the first process inside would.
  update(name, { state: 'running', pid: script.start?.pid ?? process.pid });
  process.stdin.resume();
  await new Promise((resolve) => process.stdin.once('end', resolve));
  say(script.start?.stdout ?? '');
  for (let i = 0; script.start?.hangs && i < 2000 && read()[name].state === 'running'; i++) await sleep(10);
  if (read()[name].state === 'running') update(name, { state: 'exited', code: 0, ...script.start?.end });
  process.exit(read()[name].code);
}

if (script.silent) refuse(script.silent, 1);
else if (verb === 'version') say('99.0\n');
else if (verb === 'image') existsSync(join(folder, 'image')) ? say('id\n') : refuse('no such image', 1);
else if (verb === 'import') {
  for await (const chunk of process.stdin) appendFileSync(join(folder, 'image.tar'), chunk);
  writeFileSync(join(folder, 'image'), args[1]);
} else if (verb === 'create') create();
else if (verb === 'start') await start();
else if (verb === 'kill') update(args[0], { state: 'exited', code: 137 });
else if (verb === 'ps')
  say(
    Object.keys(read())
      .map((name) => `${name}\n`)
      .join(''),
  );
else if (verb === 'rm') {
  const all = read();
  for (const name of args.slice(1)) delete all[name];
  write(all);
  if (Object.keys(all).length === 0) rmSync(containers, { force: true });
} else if (verb === 'container') {
  const [, , format, ...names] = args;
  for (const name of names) {
    const container = read()[name];
    if (!container) refuse(`no such container: ${name}`, 1);
    say(format.includes('State') ? JSON.stringify(state(container)) : `${name} ${container.owner}\n`);
  }
} else refuse(`unknown command: ${verb}`);
