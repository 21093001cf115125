/** Each limit is explicit. The defaults are {@link defaultLimits}. */
export interface Limits {
  /** CPU seconds of the whole group. */
  cpuSeconds: number;
  /** Without the time in which the job was ready but the machine busy with others. */
  wallSeconds: number;
  /** Memory of the whole group, bytes. */
  memoryBytes: number;
  processes: number;
  /** Largest file that may be written, bytes. */
  fileBytes: number;
  /** Size of the private scratch folder, bytes. */
  scratchBytes: number;
  /** Captured per stream; the rest is dropped and `outputTruncated` set. Twenty times as much kills the job (`output`). */
  outputBytes: number;
}

export const defaultLimits: Limits = {
  cpuSeconds: 10,
  wallSeconds: 30,
  memoryBytes: 1024 ** 3,
  processes: 64,
  fileBytes: 64 * 1024 ** 2,
  scratchBytes: 128 * 1024 ** 2,
  outputBytes: 64 * 1024,
};

export type LimitName = 'cpu' | 'wall' | 'memory' | 'processes' | 'file-size' | 'output';

export interface SandboxJob {
  /** Program and arguments as seen from inside. Never a shell line. */
  command: readonly string[];
  /** Folders of the host that are visible read-only at the same path. */
  readOnly: readonly string[];
  /** Files laid out in the private scratch folder, the working folder of the job; relative path -> content. */
  files: Readonly<Record<string, string | Uint8Array>>;
  /** The whole environment; nothing is inherited. */
  env?: Readonly<Record<string, string>>;
  stdin?: string | Uint8Array;
  /** Opens descriptor 3 of the job for writing and returns what was written there (capped like output). */
  resultChannel?: boolean;
  limits?: Partial<Limits>;
  signal?: AbortSignal;
}

/**
 * How a job ended. Infrastructure failure is never mixed up with program failure: `infrastructure-error` says nothing
 * about the program.
 */
export type SandboxResult =
  | {
      kind: 'ended';
      /** Exit code, or `null` when a signal ended it. */
      exitCode: number | null;
      signal: string | null;
      /** The limit that ended it, if one did. */
      limit: LimitName | null;
      stdout: string;
      stderr: string;
      outputTruncated: boolean;
      /** What came over descriptor 3. */
      result: string;
      wallMs: number;
      cpuMs: number | null;
    }
  | { kind: 'infrastructure-error'; message: string };

/**
 * A parent that stays: it has loaded what its jobs have in common and gives each a child with namespaces of its own,
 * under the same protections and limits as a job that is started afresh.
 */
export interface WarmParent {
  /** Resolves like {@link Sandbox.run}; `infrastructure-error` when the parent has ended. */
  run(job: WarmJob): Promise<SandboxResult>;
  /** Jobs it has run. */
  readonly served: number;
  /** By how much its own memory has grown since it was ready. */
  readonly grownBytes: number;
  close(): Promise<void>;
}

export interface WarmJob {
  files: SandboxJob['files'];
  /** Handed to the child, in the parent's own protocol. */
  request: string;
  limits?: Partial<Limits>;
  signal?: AbortSignal;
}

export interface WarmSpec {
  /** Program and arguments of the parent, which speaks the protocol of `python/testhost/zygote.py`. `filter` is the system-call filter of its children, base64. */
  command: (filter: string) => readonly string[];
  readOnly: readonly string[];
  env?: Readonly<Record<string, string>>;
}

/** Runs hostile programs: no network, read-only file system with a private scratch, an unprivileged user, every limit held. */
export interface Sandbox {
  /** `bubblewrap`, `docker` or `podman`. */
  readonly backend: string;
  /** What the manifest records: versions and protections in force. */
  describe(): Record<string, string>;
  /** Never throws for anything that the program does. */
  run(job: SandboxJob): Promise<SandboxResult>;
  /** Starts a warm parent; rejects where it cannot work (a shown folder lies under a scratch folder, nested namespaces are refused). */
  openWarm(spec: WarmSpec): Promise<WarmParent>;
  close(): Promise<void>;
}
