import { execFile } from 'node:child_process';
import { closeSync, constants, openSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { promisify } from 'node:util';
import { type Capture, capture } from '../capture.ts';

const { O_NONBLOCK, O_RDONLY, O_WRONLY } = constants;

/** Descriptor 3 of a job in a container, where engines pass none on: a named pipe that is shown inside. */
export interface Channel extends Capture {
  path: string;
  /** Resolves when all that was written has been read. To be called when no writer is left. */
  end(): Promise<void>;
}

/** Makes the pipe; anybody may write to it, its folder is closed to all but this user. */
export async function openChannel(path: string, limit: number, onFlood: () => void): Promise<Channel> {
  await promisify(execFile)('mkfifo', ['-m', '622', path]);
  const reader = new Socket({ fd: openSync(path, O_RDONLY | O_NONBLOCK), readable: true, writable: false });
  const closed = new Promise<void>((resolve) => reader.once('close', () => resolve()));
  const captured = capture(reader, limit, onFlood);
  return {
    ...captured,
    path,
    end: async () => {
      // A pipe ends when its last writer goes, so it needs to have had one.
      if (!reader.destroyed) closeSync(openSync(path, O_WRONLY | O_NONBLOCK));
      await closed;
      rmSync(path, { force: true });
    },
  };
}
