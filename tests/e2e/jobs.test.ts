import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { packagePath } from '../../src/core/paths.ts';

it('jobs under random kills end with one result each, as undisturbed, and leave nothing behind', () => {
  const kills = ['--kills', '3', '--zygote-kills', '5', '--test-kills', '15'];
  const args = [packagePath('bench', 'jobs.ts'), '--jobs', '200', '--cases', '40', ...kills];
  const { stdout, status } = spawnSync(process.execPath, args, { cwd: packagePath(), encoding: 'utf8' });
  expect(stdout).not.toContain('WRONG');
  expect(stdout).toMatch(/^200 of 200 jobs ended, 23 kills \(3 of the driving process\)/m);
  expect(status).toBe(0);
});
