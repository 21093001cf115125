import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { askModel, type Ask } from '../../../tests/support/ask-model.ts';
import { UsageError } from '../../core/errors.ts';
import { packagePath } from '../../core/paths.ts';
import { openModel } from '../index.ts';

const folder = mkdtempSync(join(tmpdir(), 'sallm-plug-in-'));
afterAll(() => rmSync(folder, { recursive: true }));
let written = 0;

/** A module with this text. */
function moduleOf(text: string, extension = 'mjs'): string {
  const path = join(folder, `p${written++}.${extension}`);
  writeFileSync(path, text);
  return path;
}

const answer =
  "{ sample, outcome: 'ok', raw: name, finishReason: null, usage: { promptTokens: null, completionTokens: null }, notes: [], cached: false, latencyMs: 1 }";
const providerOf = (body: string, more = '') => `export const provider = {
  name: 'p', summary: 's',
  async open(name, options) {
    ${more}
    return {
      id: name, mode: 'chat', concurrency: 2,
      describe: async () => ({ weights: 'w' }),
      async *generate({ samples }) { for (const sample of samples) { ${body} } },
      close: async () => {},
    };
  },
};`;

describe('a module with a provider', () => {
  it('is opened with what stands after #, and identified by its content', async () => {
    const path = moduleOf(providerOf(`yield ${answer};`));
    expect(await askModel(`module:${path}#tiny#2`, { samples: [0, 3] })).toMatchObject([
      { sample: 0, raw: 'tiny#2' },
      { sample: 3, raw: 'tiny#2' },
    ]);
    const model = await openModel(`module:${path}#tiny`);
    expect(model.id).toBe(`module:${path}#tiny`);
    expect(await model.describe()).toEqual({
      provider: 'module',
      module: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      weights: 'w',
    });
    await model.close();
  });

  it('may be TypeScript, and a default export', async () => {
    const text = providerOf(`yield ${answer};`).replace('export const provider =', 'export default');
    const path = moduleOf(text.replace('open(name, options)', 'open(name: string)'), 'mts');
    expect(await askModel(`module:${path}#x`)).toMatchObject([{ raw: 'x' }]);
  });

  it('is told of when it asks no meter', async () => {
    const notes: string[] = [];
    const options: Ask = {
      meter: { reserve: async () => ({ settle: () => {} }) },
      onNote: (note) => notes.push(note),
      samples: [0, 1],
    };
    await askModel(`module:${moduleOf(providerOf(`yield ${answer};`))}#x`, options);
    expect(notes).toEqual([expect.stringContaining('--max-requests')]);
    const asking = `await options.meter.reserve({ promptTokens: 1, completionTokens: 1 }); yield ${answer};`;
    await askModel(`module:${moduleOf(providerOf(asking))}#x`, options);
    expect(notes).toHaveLength(1);
  });
});

describe('what is wrong is said', () => {
  it.each([
    ['syntax', 'export const provider = {', /cannot be loaded/],
    ['no export', 'export const other = 1;', /neither "provider" nor a default/],
    ['no provider', "export default { name: 'p' };", /summary: .*open: is no function/],
    ['no model', providerOf('').replace('concurrency: 2', 'concurrency: 0'), /opens no model: concurrency/],
    ['a throw on opening', providerOf('', "throw new Error('no weights');"), /cannot open "x": no weights/],
    ['an incomplete answer', providerOf('yield { sample, raw: name };'), /no completion: outcome: /],
    ['a sample twice', providerOf(`yield ${answer}; yield ${answer};`), /sample 0, .* twice/],
    ['no answer', providerOf(''), /nothing for the samples 0/],
    ['a throw', providerOf("throw new Error('gone');"), /failed: gone/],
  ])('%s', async (_name, text, message) => {
    const path = moduleOf(text);
    const error = await askModel(`module:${path}#x`).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as UsageError).message).toMatch(message);
    expect((error as UsageError).message).toContain(path);
  });

  it('no file', async () => {
    await expect(openModel('module:./no-such.mjs')).rejects.toThrow(/There is no module/);
  });
});

it('the example asks a program, and tells of its failure', async () => {
  const program = moduleOf("process.stdin.on('data', (text) => process.stdout.write(`# ${text}`));");
  const id = `module:${packagePath('examples', 'providers', 'program.mjs')}#${process.execPath}`;
  expect(await askModel(`${id} ${program}`)).toMatchObject([{ outcome: 'ok', raw: '# write f' }]);
  expect(await askModel(`${id} ${moduleOf('process.exit(3);')}`)).toMatchObject([
    { outcome: 'infrastructure-error', raw: '', error: expect.stringContaining('ended with 3') as string },
  ]);
});
