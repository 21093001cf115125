import { PrerequisiteError } from '../core/errors.ts';
import { lastLines, runProgram } from './run-program.ts';

/** A base installation of CPython (no virtual environment, no shim). */
export interface BasePython {
  /** The real interpreter. */
  readonly python: string;
  /** `3.11.7`. */
  readonly version: string;
  /** `sys.base_prefix`. */
  readonly prefix: string;
  /** What wheels are chosen by: `linux-x86_64`. */
  readonly platform: string;
  /** Its own pip, `[23, 2]`; `null` without one (then `ensurepip` is there). */
  readonly pip: readonly [number, number] | null;
}

/** 3.10 is past its end of life, and the pinned sets have no wheels for it. */
const oldest: readonly [number, number] = [3, 11];

// sys._base_executable is the interpreter behind a virtual environment; shims (pyenv, asdf) report the real one too.
const probe = `
import json, os, sys, sysconfig
def has(name):
    try: __import__(name)
    except Exception: return False
    return True
def pip():
    try: import pip as p
    except Exception: return None
    return [int(x) for x in p.__version__.split('.')[:2]]
base = getattr(sys, '_base_executable', None) or sys.executable
print(json.dumps({'python': os.path.realpath(base) if sys.prefix != sys.base_prefix else base,
  'version': '.'.join(map(str, sys.version_info[:3])), 'implementation': sys.implementation.name,
  'prefix': sys.base_prefix, 'platform': sysconfig.get_platform(), 'inVenv': sys.prefix != sys.base_prefix,
  'venv': has('venv'), 'ensurepip': has('ensurepip'), 'pip': pip()}))
`;

interface Probe extends Omit<BasePython, 'pip'> {
  implementation: string;
  inVenv: boolean;
  venv: boolean;
  ensurepip: boolean;
  pip: [number, number] | null;
}

let found: Promise<BasePython> | undefined;

/**
 * The CPython that environments are made from: `$SALLM_PYTHON`, else the first usable one on the path. Cached per process.
 *
 * @throws PrerequisiteError with the command that installs one
 */
export function findPython(): Promise<BasePython> {
  found ??= search().catch((error: unknown) => {
    found = undefined;
    throw error;
  });
  return found;
}

async function search(): Promise<BasePython> {
  const asked = process.env['SALLM_PYTHON'];
  const candidates = asked
    ? [asked]
    : ['python3', 'python', '/usr/bin/python3', 'python3.11', 'python3.12', 'python3.13', 'python3.14'];
  const reasons: string[] = [];
  for (const candidate of candidates) {
    const result = await probePython(candidate);
    if (typeof result !== 'string') return result;
    reasons.push(`${candidate}: ${result}`);
  }
  throw new PrerequisiteError(`No usable Python found (${reasons.join('; ')}).`, {
    hint:
      'Install CPython 3.11 or newer with venv and pip (Debian, Ubuntu: apt install python3 python3-venv python3-pip; ' +
      'macOS: brew install python), or name one in SALLM_PYTHON.',
  });
}

/** What is wrong with the candidate, or the base installation behind it. */
async function probePython(candidate: string, resolved = false): Promise<BasePython | string> {
  let result;
  try {
    result = await runProgram(candidate, ['-I', '-c', probe], { timeoutMs: 20_000 });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'not there' : String(error);
  }
  if (result.exitCode !== 0) return lastLines(result.stderr, 1) || `exit code ${result.exitCode}`;
  let answer;
  try {
    answer = JSON.parse(result.stdout) as Probe;
  } catch {
    return 'did not answer like Python';
  }
  // Whether pip is there has to be asked of the base installation, not of the virtual environment.
  if (answer.inVenv) return resolved ? 'no base installation behind it' : probePython(answer.python, true);
  const [major = 0, minor = 0] = answer.version.split('.').map(Number);
  if (answer.implementation !== 'cpython') return `is ${answer.implementation}, not CPython`;
  if (major < oldest[0] || (major === oldest[0] && minor < oldest[1]))
    return `version ${answer.version} is too old`;
  if (!answer.venv) return 'has no venv module';
  if (answer.pip === null && !answer.ensurepip) return 'has neither pip nor ensurepip';
  const { python, version, prefix, platform, pip } = answer;
  return { python, version, prefix, platform, pip };
}
