import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDatasetSpec } from './spec.ts';

describe('parseDatasetSpec', () => {
  it('takes names, formats and options off the front of a path', () => {
    expect(parseDatasetSpec('a/b.jsonl')).toEqual({ path: 'a/b.jsonl' });
    expect(parseDatasetSpec('apps:APPS/train')).toEqual({ format: 'apps', path: 'APPS/train' });
    expect(parseDatasetSpec('My.set-1=the-stack:x')).toEqual({
      name: 'My.set-1',
      format: 'the-stack',
      path: 'x',
    });
    expect(parseDatasetSpec('n=x.csv')).toEqual({ name: 'n', path: 'x.csv' });
    expect(parseDatasetSpec('n=csv,code-column=body,id-column=key:x=1:2.csv')).toEqual({
      ...{ name: 'n', format: 'csv', codeColumn: 'body', idColumn: 'key', path: 'x=1:2.csv' },
    });
    expect(parseDatasetSpec('sallm-outputs,code=raw:f')).toEqual({
      format: 'sallm-outputs',
      code: 'raw',
      path: 'f',
    });
    expect(parseDatasetSpec('samples,problems=p.jsonl:f')).toEqual({
      format: 'samples',
      problems: 'p.jsonl',
      path: 'f',
    });
  });

  it('leaves paths alone that only look alike', () => {
    for (const path of [
      './apps:x',
      '/data/lang=python/x.parquet',
      './n=x',
      'C:\\data\\x.jsonl',
      '/a,code=raw:b',
    ])
      expect(parseDatasetSpec(path)).toEqual({ path });
  });

  it('refuses unknown options and missing paths', () => {
    expect(() => parseDatasetSpec('csv,column=x:y')).toThrow(/no option "column"/);
    expect(() => parseDatasetSpec('csv,constructor=x:y')).toThrow(/no option "constructor"/);
    expect(() => parseDatasetSpec('sallm-outputs,code=both:y')).toThrow(/"raw" or "cleared"/);
    for (const text of ['', 'name=', 'apps:']) expect(() => parseDatasetSpec(text)).toThrow(/names no file/);
  });

  it('reads back what is put together', () => {
    const name = fc.option(fc.stringMatching(/^[\w.+-]+$/));
    const format = fc.option(fc.stringMatching(/^[a-z][a-z0-9-]+$/));
    fc.assert(
      fc.property(name, format, fc.stringMatching(/^\.{0,2}\/[^\0]*$/), (n, f, path) => {
        const text = `${n === null ? '' : `${n}=`}${f === null ? '' : `${f}:`}${path}`;
        expect(parseDatasetSpec(text)).toEqual({
          ...(n !== null && { name: n }),
          ...(f !== null && { format: f }),
          path,
        });
      }),
    );
  });
});
