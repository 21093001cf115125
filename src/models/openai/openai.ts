import type { ModelProvider } from '../model.ts';
import { connect } from '../served/connection.ts';
import { ServedModel } from '../served/served-model.ts';
import { openaiDialect } from './dialect.ts';

/** Any server that speaks OpenAI's protocol: OpenAI itself, Azure, OpenRouter, LiteLLM, vLLM, Ollama and many more. */
export const openai = {
  name: 'openai',
  summary: 'NAME at any OpenAI-compatible server (--base-url)',
  async open(name, options) {
    const service = {
      provider: 'openai',
      title: 'the OpenAI API',
      baseUrl: 'https://api.openai.com/v1',
      keys: ['SALLM_API_KEY', 'OPENAI_API_KEY'],
      keyHeader: (key: string) => ({ authorization: `Bearer ${key}` }),
    } as const;
    return new ServedModel(connect(name, service, options), openaiDialect, options);
  },
} as const satisfies ModelProvider;
