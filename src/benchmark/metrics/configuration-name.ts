import type { Configuration } from './rows.ts';

/** `embedded/x at 0.2`; with its prompt style where that is not the plain code prompt: `embedded/x at 0.2, text+hint`. */
export const configurationName = ({
  model,
  temperature,
  style,
}: Pick<Configuration, 'model' | 'temperature'> & { style?: string | null }): string =>
  [
    temperature === null ? model : `${model} at ${temperature}`,
    ...(style && style !== 'code' ? [style] : []),
  ].join(', ');
