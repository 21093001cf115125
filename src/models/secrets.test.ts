import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { findSecret, scrubber } from './secrets.ts';

const folder = mkdtempSync(join(tmpdir(), 'sallm-env-'));
afterAll(() => rmSync(folder, { recursive: true }));

const names = ['SALLM_API_KEY', 'OPENAI_API_KEY'];

describe('findSecret', () => {
  const keyOf = (dotEnv: string, env: NodeJS.ProcessEnv = {}) => {
    writeFileSync(join(folder, '.env'), dotEnv);
    return findSecret(names, folder, env);
  };
  it.each([
    ['OPENAI_API_KEY=abc', 'abc'],
    ['\uFEFF# keys\n\nexport OPENAI_API_KEY = "a b#c" # mine\n', 'a b#c'],
    ["OPENAI_API_KEY='x=y'\r\nOTHER=1\r\n", 'x=y'],
    ['OPENAI_API_KEY=a\nSALLM_API_KEY=b', 'b'],
    ['OPENAI_API_KEY=\n', undefined],
    ['XOPENAI_API_KEY=abc', undefined],
  ])('reads %j', (text, expected) => {
    expect(keyOf(text)).toBe(expected);
  });

  it('prefers the environment', () => {
    expect(keyOf('SALLM_API_KEY=file', { OPENAI_API_KEY: 'environment' })).toBe('environment');
  });

  it('does without a file', () => {
    expect(findSecret(names, join(folder, 'nowhere'), {})).toBeUndefined();
  });
});

describe('scrubber', () => {
  it('takes out a secret in any of its forms, wherever it stands', () => {
    const secret = fc.string({ minLength: 6 }).filter((text) => !'[hidden]'.includes(text));
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (key, before, after) => {
        const scrub = scrubber([key]);
        const scrubbed = scrub(`${before}${key}${after} ${Buffer.from(key).toString('base64')}`);
        expect(scrubbed).not.toContain(key);
        expect(scrubbed).not.toContain(Buffer.from(key).toString('base64'));
      }),
    );
  });

  it('takes out what looks like a credential', () => {
    const scrub = scrubber([undefined]);
    expect(scrub('Bearer abcdefgh, sk-proj-1234567*, http://me:secret@proxy:80/')).toBe(
      'Bearer [hidden], [hidden], http://[hidden]@proxy:80/',
    );
    expect(scrub('a risk-based task at http://host/a@b')).toBe('a risk-based task at http://host/a@b');
  });
});
