import { matchesName } from '../../engine/names/patterns.ts';
import type { CallInfo, Value } from '../../engine/types.ts';
import type { RuleContext, SinkHit } from '../../rule.ts';
import { textBefore } from '../../engine/values/shape.ts';
import { isConstant, textOf, valueOf } from '../../engine/values/value.ts';
import { tellsOnly } from './command-lines.ts';

export const subprocesses = 'subprocess.{run,call,check_call,check_output,Popen}';

export const throughShell = ({ call, value }: SinkHit): boolean => {
  // What `**options` of a caller may bring is not known.
  const shell = call?.keywords.get('shell');
  if (shell === undefined || isConstant(shell, false)) return false;
  // With a list and a shell, the first element alone is the command.
  return value.items === undefined || value.items[0] === undefined || value.items[0].taints.length > 0;
};

/** `["sh", "-c", command]`, `["ssh", host, command]`. */
export const shellInList = (hit: SinkHit): boolean => {
  const { value, isTainted } = hit;
  const texts = value.items?.map(({ constant }) => constant?.value) ?? [];
  const [program] = texts;
  if (typeof program === 'string' && remoteShell.test(program))
    return value.items!.some((item, i) => isTainted(item) && (isLine(item) || isRemote(texts.slice(0, i))));
  const atDevice = texts.indexOf('shell');
  if (atDevice > 0 && value.items![0]!.names.concat(String(program)).some((name) => /\badb$/.test(name)))
    return value.items!.slice(atDevice + 1).some(isTainted);
  // `-e ssh ...` of rsync.
  const isUntrusted = (item: Value): boolean =>
    isTainted(item) && item.taints.some(({ label }) => label !== 'field');
  if (value.items?.some((item) => isUntrusted(item) && /^ssh\s/.test(textBefore(item, isTainted))))
    return true;
  // `["sudo", "sh", "-c", command]` as well.
  const shell = texts.findIndex((text) => typeof text === 'string' && shellProgram.test(text));
  const at = texts.findIndex(
    (text, i) => i > shell && typeof text === 'string' && /^(-\w*c|\/c|-command)$/i.test(text),
  );
  if (shell < 0 || at < 0) return false;
  // What stands behind the script of a POSIX shell are its parameters.
  const script = value.items!.slice(at + 1);
  return (
    /^-/.test(String(texts[at])) && /sh$/i.test(String(texts[shell])) ? script.slice(0, 1) : script
  ).some(isTainted);
};

const shellProgram = /(^|[/\\])((ba|da|k|z)?sh|cmd(\.exe)?|powershell(\.exe)?)$/i;

/** Programs that hand the rest to a shell on another machine, which reads all their arguments as one line. */
const remoteShell = /(^|\/)(ssh|sshpass|rsh)$/;
const isRemote = (before: readonly unknown[]): boolean =>
  before.some(
    (text) =>
      typeof text === 'string' &&
      /^(sudo|mkdir|rm|cat|ls|dd|cp|mv|test|tar|echo|touch|chmod|chown|docker|git|virsh|python3?|systemctl|service|kill|tail|head|grep|find|rsync)$/.test(
        text,
      ),
  );

/** A command with its arguments in one text. */
const isLine = (item: Value): boolean =>
  (item.parts ?? []).some((part) => typeof part === 'string' && /\w \S|\w $/.test(part));

/** Such a list that others run: `exec_in_pod(pod, ["sh", "-c", command])`. */
export const shellElsewhere = (hit: SinkHit): boolean =>
  hit.call !== undefined &&
  !tellsOnly.test(hit.call.method) &&
  !matchesName(hit.call.names, subprocesses, 'os.*') &&
  (shellInList(hit) || isGivenToShell(hit));

/** `spawn("/bin/sh", ["-c", command])`, `run("sh", "-c", command)`. */
const isGivenToShell = ({ call, value, isTainted }: SinkHit): boolean => {
  const at = call?.positional.indexOf(value) ?? -1;
  const before = call?.positional[at - 1]?.constant?.value;
  if (before === '-c' && shellProgram.test(textOf(call?.positional[at - 2]) ?? '')) return true;
  const [first, script] = value.items ?? [];
  return (
    typeof before === 'string' &&
    shellProgram.test(before) &&
    /^-\w*c$/.test(String(first?.constant?.value)) &&
    script !== undefined &&
    isTainted(script)
  );
};

/** Programs that read commands for a shell from their input. */
const readsScript = /(^|\/)((ba|da|k|z)?sh|sbatch|qsub|bsub|at|batch|crontab)$/;

/** `run(["sh"], input=script)`, `Popen(["crontab", "-"]).communicate(lines)`, `.stdin.write(line)`. */
export function feedsShell({ call }: SinkHit): boolean {
  const runs = (call?.method === 'run' || call?.method === 'check_output' ? call : call?.receiver?.call)?.arg(
    0,
    'args',
  );
  const texts = runs?.items ? runs.items.map(textOf) : (textOf(runs)?.split(/\s+/) ?? []);
  const program = texts.findIndex((text) => text !== undefined && readsScript.test(text));
  const isAt = texts[program]?.endsWith('at') === true;
  // A script of its own reads its input as it likes.
  return (
    program >= 0 && texts.slice(program + 1).every((text) => isAt || (text !== '-c' && text?.startsWith('-')))
  );
}

/** TeX that runs commands of the document: `-shell-escape`. */
export function checkTex(call: CallInfo, { report }: RuleContext): void {
  const isEscape = (value: Value): boolean => /^--?(enable-write18|shell-escape)$/.test(textOf(value) ?? '');
  if (call.arg(0, 'args')?.items?.some(isEscape)) report(call.node, 'Commands in the document are run');
}

/** A template of Airflow: who starts the run chooses `dag_run.conf`, and the shell reads what comes of it. */
export function checkOperator(call: CallInfo, { report }: RuleContext): void {
  if (/\{\{[^}]*\b(dag_run\.conf|params)\b/.test(textOf(call.arg('bash_command')) ?? ''))
    report(call.node, 'What starts the run becomes part of the command: hand it over in `env`');
}

/** Sublime's `exec`: `{"shell_cmd": "lint " + path}`. */
export const isShellEntry = ({ value, isTainted }: SinkHit): boolean => {
  const command = value.entries?.get('shell_cmd');
  return command !== undefined && isTainted(command);
};

/** The text of a script for a shell that is written to a file. */
export const isScript = ({ value, isTainted }: SinkHit): boolean =>
  /^#!.*\b(ba|z|da|k)?sh\b.*\n/.test(textBefore(value, isTainted));

/** `run(command, shell=True)`, of a library that is not known. */
export const throughOtherShell = (hit: SinkHit): boolean =>
  isConstant(hit.call?.keywords.get('shell'), true) &&
  !matchesName(hit.call?.names ?? [], subprocesses) &&
  hit.value.kind !== 'list';

/** A line for the console of a network device: a line break in the data begins another. */
export const isConsoleLine = ({ call, value, context }: SinkHit): boolean =>
  (value.parts?.length ?? 0) > 1 &&
  (call?.method !== 'send_command' ||
    /net_?connect|device|switch|router|ssh|shell/i.test(
      call.receiverNode ? context.textOf(call.receiverNode) : '',
    ));

/** `os.execvp("sh", ["sh", "-c", command])`, `os.execl("/bin/sh", "sh", "-c", command)`. */
export const shellInArguments = (hit: SinkHit): boolean =>
  hit.value.items
    ? shellInList(hit)
    : shellInList({ ...hit, value: valueOf({ items: hit.call?.positional.slice(1) ?? [] }) });
