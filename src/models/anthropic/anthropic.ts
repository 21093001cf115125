import type { ModelProvider } from '../model.ts';
import { connect } from '../served/connection.ts';
import { ServedModel } from '../served/served-model.ts';
import { anthropicDialect } from './dialect.ts';

/** Anthropic's Messages API. https://platform.claude.com/docs/en/api/messages */
export const anthropic = {
  name: 'anthropic',
  summary: 'NAME at the Anthropic API (ANTHROPIC_API_KEY)',
  async open(name, options) {
    const service = {
      provider: 'anthropic',
      title: 'the Anthropic API',
      baseUrl: 'https://api.anthropic.com/v1',
      keys: ['ANTHROPIC_API_KEY'],
      keyHeader: (key: string) => ({ 'x-api-key': key }),
      headers: { 'anthropic-version': '2023-06-01' },
    } as const;
    return new ServedModel(connect(name, service, options), anthropicDialect, options);
  },
} as const satisfies ModelProvider;
