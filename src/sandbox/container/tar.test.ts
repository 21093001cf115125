import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tar } from './tar.ts';

const name = fc
  .stringMatching(/^[a-z0-9ä_.-]{1,60}$/)
  .filter((text) => !/^\.+$/.test(text) && !text.startsWith('-'));
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => `d/${parts.join('/')}x`);

it('is read by the tar of the system as it was meant, whatever the length of a path', () => {
  fc.assert(
    fc.property(path, fc.uint8Array({ maxLength: 2000 }), (file, content) => {
      const folder = mkdtempSync(join(tmpdir(), 'sallm-tar-'));
      try {
        const archive = tar([
          { path: 'etc', folder: 'closed' },
          { path: file, content },
          { path: 'bin', link: 'usr/bin' },
        ]);
        expect(archive.length % 512).toBe(0);
        execFileSync('tar', ['-x', '-f', '-', '-C', folder], { input: archive });
        expect(new Uint8Array(readFileSync(join(folder, file)))).toEqual(new Uint8Array(content));
        expect(readlinkSync(join(folder, 'bin'))).toBe('usr/bin');
      } finally {
        rmSync(folder, { recursive: true });
      }
    }),
    { numRuns: 40 },
  );
});
