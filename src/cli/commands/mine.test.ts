import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { folderOf } from '../../../tests/support/folder.ts';
import { UsageError } from '../../core/errors.ts';
import { mineCommand } from './mine.ts';
import { tasks } from './tasks.ts';

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

/** What a command wrote to the two streams. */
async function said(run: () => Promise<unknown>): Promise<{ out: string; err: string }> {
  const texts = { out: '', err: '' };
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((texts.out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((texts.err += String(text)), true));
  await run();
  vi.restoreAllMocks();
  return texts;
}

const list = `<Weakness_Catalog Name="CWE" Version="1"><Weaknesses>
<Weakness ID="78" Name="OS command" Status="Stable"><Description>It is weak.</Description>
<Demonstrative_Examples><Demonstrative_Example><Example_Code Nature="Bad" Language="Python">os.system(x)</Example_Code></Demonstrative_Example></Demonstrative_Examples></Weakness>
<Weakness ID="79" Name="Page" Status="Stable"><Description>It is weak too.</Description></Weakness>
<Weakness ID="80" Name="Old" Status="Deprecated"><Description>It was.</Description></Weakness>
</Weaknesses></Weakness_Catalog>`;

it('writes seeds, tells what was left out, and opens a task for one', async () => {
  const folder = await folderOf({ 'cwec_v1.xml': list });
  const seeds = join(folder, 'seeds.jsonl');
  const mine = (...args: string[]) =>
    said(() => mineCommand().parseAsync(['cwe', '--from', folder, '-o', seeds, ...args], { from: 'user' }));

  expect((await mine()).err).toBe('2 seeds, 2 written\nlanguages: python 1\nleft out 1: deprecated\n');
  expect(readFileSync(seeds, 'utf8').trim().split('\n')).toHaveLength(2);
  const { err } = await mine('--language', 'Python', '--explain');
  expect(err).toContain('CWE-80: deprecated\n2 seeds, 1 written');
  expect(JSON.parse(readFileSync(seeds, 'utf8'))).toMatchObject({
    id: 'cwe/78',
    code: [{ role: 'vulnerable' }],
  });
  expect(process.exitCode).toBeUndefined();

  const drafts = join(folder, 'drafts');
  const task = (...args: string[]) => tasks().parseAsync(args, { from: 'user' });
  const { out } = await said(() => task('new', '--seed', '78', '--from', seeds, '--to', drafts));
  const made = out.split('\n')[0]!;
  expect(made).toBe(join(drafts, 'cwe078-os-command'));
  await expect(task('admit', made, '--to', join(folder, 'set'))).rejects.toThrow(
    /TODO is left in insecure_1.py:3/,
  );
  await expect(task('admit', join(folder, 'none'))).rejects.toThrow(UsageError);
});

it('a source with nothing of use is not a success', async () => {
  const old = list.replaceAll('Status="Stable"', 'Status="Deprecated"');
  const folder = await folderOf({ 'cwec_v1.xml': old });
  await said(() =>
    mineCommand().parseAsync(['cwe', '--from', folder, '-o', join(folder, 's.jsonl')], { from: 'user' }),
  );
  expect(process.exitCode).toBe(1);
});

it.each([
  ['no such source', ['lint', '--from', '.'], /no source "lint"/],
  ['no such folder', ['codeql', '--from', 'nowhere-at-all'], /no folder/],
  ['no such file', ['stackoverflow', '--from', 'nowhere-at-all'], /no file/],
  ['a packed dump', ['stackoverflow', '--from', 'Posts.7z'], /7z archive/],
  ['a score that is none', ['cwe', '--from', '.', '--min-score', 'many'], /--min-score/],
])('%s is an error of usage', async (_name, args, message) => {
  await expect(mineCommand().parseAsync(args, { from: 'user' })).rejects.toThrow(message);
});

it('says so where nothing of the source lies', async () => {
  const folder = await folderOf({ 'readme.txt': 'nothing' });
  for (const source of ['codeql', 'sonar'])
    await expect(
      mineCommand().parseAsync([source, '--from', folder, '-o', join(folder, 'seeds.jsonl')], {
        from: 'user',
      }),
    ).rejects.toThrow(/holds nothing that/);
});
