import { describe, expect, it } from 'vitest';
import { UsageError } from '../core/errors.ts';
import { Task } from '../core/task.ts';
import { buildPrompt } from './prompts.ts';

const taskWith = (prompt: Task['prompt']) =>
  Task.parse({
    id: 't1',
    set: 's',
    title: 't',
    cwes: [],
    source: { name: 'x' },
    prompt,
    references: { secure: [], insecure: [] },
    tests: null,
    requirements: 'tasks',
  });

const code = 'def f():\n    """Return `1`."""\n';
const task = taskWith({ code, text: 'Write f.' });

describe('buildPrompt', () => {
  it('sends a code prompt as it is to a completion model', () => {
    expect(buildPrompt(task, { style: 'code', mode: 'completion' })).toEqual({
      style: 'code',
      template: 'completion/1',
      mode: 'completion',
      text: code,
    });
    expect(buildPrompt(task, { style: 'code', mode: 'infill' })).toMatchObject({ text: code, suffix: '\n' });
  });

  it('sends a text prompt as it is to a chat model', () => {
    const { template, messages } = buildPrompt(task, { style: 'text', mode: 'chat' });
    expect(template).toBe('chat-text/1');
    expect(messages).toEqual([{ role: 'user', content: 'Write f.' }]);
  });

  it('puts the code prompt whole into a fence of a chat prompt', () => {
    const { template, messages } = buildPrompt(task, { style: 'code', mode: 'chat' });
    expect(template).toBe('chat-code/1');
    expect(messages?.map(({ role }) => role)).toEqual(['user']);
    expect(messages?.[0]?.content.endsWith(`\n\n\`\`\`python\n${code}\`\`\``)).toBe(true);
  });

  it('takes a fence that the code cannot end', () => {
    const fenced = taskWith({ code: '"""\n```\nx\n````\n"""\n' });
    const content = buildPrompt(fenced, { style: 'code', mode: 'chat' }).messages?.[0]?.content ?? '';
    expect(content.match(/^`{5}/gm)).toHaveLength(2);
  });

  it('says what is missing', () => {
    expect(() => buildPrompt(taskWith({ code }), { style: 'text', mode: 'chat' })).toThrow(UsageError);
    expect(() => buildPrompt(task, { style: 'text', mode: 'completion' })).toThrow(/chat mode/);
  });
});
