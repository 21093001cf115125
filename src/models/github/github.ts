import type { ModelProvider } from '../model.ts';
import { openaiDialect } from '../openai/dialect.ts';
import { connect } from '../served/connection.ts';
import { ServedModel } from '../served/served-model.ts';

/**
 * GitHub Models: OpenAI's dialect, chats alone, with names such as `openai/gpt-4.1`. The token needs the permission
 * `models: read`, which a workflow's own token can have.
 * https://docs.github.com/en/rest/models/inference
 */
export const github = {
  name: 'github',
  summary: 'PUBLISHER/NAME at GitHub Models (GITHUB_TOKEN)',
  async open(name, options) {
    const service = {
      provider: 'github',
      title: 'GitHub Models',
      baseUrl: 'https://models.github.ai/inference',
      keys: ['GITHUB_TOKEN'],
      keyHeader: (key: string) => ({ authorization: `Bearer ${key}` }),
      headers: { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' },
    } as const;
    return new ServedModel(connect(name, service, options), { ...openaiDialect, modes: ['chat'] }, options);
  },
} as const satisfies ModelProvider;
