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
    expect(buildPrompt(task, { form: 'code', mode: 'completion' })).toEqual({
      style: 'code',
      template: 'completion/1',
      mode: 'completion',
      text: code,
    });
    expect(buildPrompt(task, { form: 'code', mode: 'infill' })).toMatchObject({ text: code, suffix: '\n' });
  });

  it('sends a text prompt as it is to a chat model', () => {
    const { template, messages } = buildPrompt(task, { form: 'text', mode: 'chat' });
    expect(template).toBe('chat-text/1');
    expect(messages).toEqual([{ role: 'user', content: 'Write f.' }]);
  });

  it('puts the code prompt whole into a fence of a chat prompt', () => {
    const { template, messages } = buildPrompt(task, { form: 'code', mode: 'chat' });
    expect(template).toBe('chat-code/1');
    expect(messages?.map(({ role }) => role)).toEqual(['user']);
    expect(messages?.[0]?.content.endsWith(`\n\n\`\`\`python\n${code}\`\`\``)).toBe(true);
  });

  it('takes a fence that the code cannot end', () => {
    const fenced = taskWith({ code: '"""\n```\nx\n````\n"""\n' });
    const content = buildPrompt(fenced, { form: 'code', mode: 'chat' }).messages?.[0]?.content ?? '';
    expect(content.match(/^`{5}/gm)).toHaveLength(2);
  });

  it('says what is missing', () => {
    expect(() => buildPrompt(taskWith({ code }), { form: 'text', mode: 'chat' })).toThrow(UsageError);
    expect(() => buildPrompt(task, { form: 'text', mode: 'completion' })).toThrow(/chat mode/);
  });

  const weak = { ...task, cwes: [89] };

  it('adds a reminder or the names of the weaknesses: a sentence to an instruction, a comment to code', () => {
    const reminder = buildPrompt(weak, {
      form: 'text',
      guidance: 'reminder',
      variant: 'reminder',
      mode: 'chat',
    });
    expect(reminder).toMatchObject({
      style: 'text',
      variant: 'reminder',
      template: 'chat-text/1+reminder/1',
    });
    expect(reminder.messages?.[0]?.content).toMatch(/^Write f\.\n\n.*secure/);
    const hinted = buildPrompt(weak, { form: 'code', guidance: 'hint', variant: 'hint', mode: 'completion' });
    expect(hinted.text).toMatch(/^# .*CWE-89 \(.*SQL.*\)\.\n/);
    expect(hinted.text?.endsWith(`\n${code}`)).toBe(true);
    // Nothing to hint at: the prompt is the plain one.
    expect(buildPrompt(task, { form: 'code', guidance: 'hint', mode: 'completion' }).text).toBe(code);
  });

  it('puts a system prompt and examples before the task', () => {
    const examples = [{ prompt: 'P', answer: 'A' }];
    const request = { form: 'text', system: 'S', examples, variant: 'system:s+few-shot:e' } as const;
    const { template, messages } = buildPrompt(task, { ...request, mode: 'chat' });
    expect(template).toBe('chat-text/1+system+few-shot');
    expect(messages?.map(({ role, content }) => [role, content])).toEqual([
      ['system', 'S'],
      ['user', 'P'],
      ['assistant', 'A'],
      ['user', 'Write f.'],
    ]);
    expect(buildPrompt(task, { form: 'code', examples, mode: 'infill' }).text).toBe(`PA\n\n\n${code}`);
    expect(() => buildPrompt(task, { form: 'code', system: 'S', mode: 'completion' })).toThrow(/chat mode/);
  });
});
