import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../../tests/support/folder.ts';
import { readPromptStyle } from './styles.ts';

describe('readPromptStyle', () => {
  it('reads form, guidance and files, and names what was added', async () => {
    const folder = await folderOf({
      'careful.txt': 'Be careful.\n',
      'pairs.jsonl': '{"prompt": "p", "answer": "a"}\n\n{"prompt": "q", "answer": "b"}\n',
    });
    expect(readPromptStyle('code')).toEqual({ form: 'code' });
    expect(readPromptStyle('text+hint')).toEqual({ form: 'text', guidance: 'hint', variant: 'hint' });
    const files = `system:${join(folder, 'careful.txt')}+few-shot:${join(folder, 'pairs.jsonl')}`;
    expect(readPromptStyle(`code+reminder+${files}`)).toEqual({
      form: 'code',
      guidance: 'reminder',
      system: 'Be careful.',
      examples: [
        { prompt: 'p', answer: 'a' },
        { prompt: 'q', answer: 'b' },
      ],
      variant: 'reminder+system:careful+few-shot:pairs',
    });
  });

  it('says what is wrong, and in which line of a file', async () => {
    const folder = await folderOf({
      'bad.jsonl': '{"prompt": "p", "answer": "a"}\n{"prompt": 1}\n',
      empty: '',
    });
    for (const text of ['prose', 'code+', 'code+loud', 'code+hint:x', 'code+system:', ''])
      expect(() => readPromptStyle(text), text).toThrow(/prompt style/);
    expect(() => readPromptStyle('code+hint+reminder')).toThrow(/twice/);
    expect(() => readPromptStyle(`code+few-shot:${join(folder, 'bad.jsonl')}`)).toThrow(/bad\.jsonl:2 /);
    expect(() => readPromptStyle(`code+system:${join(folder, 'empty')}`)).toThrow(/empty/);
    expect(() => readPromptStyle(`code+system:${join(folder, 'none')}`)).toThrow(/cannot be read/);
  });
});
