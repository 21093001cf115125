import { UsageError } from '../../core/errors.ts';
import type { SampleOptions } from '../formats.ts';

/** A data set as a user names it. */
export interface DatasetSpec extends SampleOptions {
  /** What it is called in reports. */
  name?: string;
  /** Recognised by content when it is left out. */
  format?: string;
  /** A file or folder. */
  path: string;
}

/** How options are written, and where each goes. */
const OPTIONS = {
  'code-column': (value) => ({ codeColumn: value }),
  'id-column': (value) => ({ idColumn: value }),
  problems: (value) => ({ problems: value }),
  code: (value) => {
    if (value === 'raw' || value === 'cleared') return { code: value };
    throw new UsageError(`code is "raw" or "cleared", not "${value}".`);
  },
} satisfies Record<string, (value: string) => SampleOptions>;

/**
 * Reads `[NAME=][FORMAT[,OPTION=VALUE...]:]PATH`: `data.jsonl`, `apps:APPS/train`, `clippy=code-clippy:train`,
 * `snippets=csv,code-column=body:x.csv`. A path that begins like a name or a format is written with `./` in front.
 * @throws UsageError for an unknown option, or when there is no path
 */
export function parseDatasetSpec(text: string): DatasetSpec {
  const [, name, rest = text] = /^([\w.+-]+)=(.*)$/s.exec(text) ?? [];
  // Two letters at least, so that `C:\data` stays a path.
  const [, format, options = '', path = rest] =
    /^([a-z][a-z0-9-]+)((?:,[^,:=]+=[^,:]*)*):(.*)$/is.exec(rest) ?? [];
  if (path === '')
    throw new UsageError(`"${text}" names no file or folder.`, {
      hint: 'A data set is given as PATH, FORMAT:PATH or NAME=FORMAT:PATH.',
    });
  return {
    ...(name !== undefined && { name }),
    ...(format !== undefined && { format }),
    ...options
      .split(',')
      .slice(1)
      .reduce<SampleOptions>((all, option) => ({ ...all, ...parseOption(option) }), {}),
    path,
  };
}

function parseOption(text: string): SampleOptions {
  const [key = '', value = ''] = [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)];
  const option = (OPTIONS as Record<string, (value: string) => SampleOptions>)[key];
  if (option && Object.hasOwn(OPTIONS, key)) return option(value);
  throw new UsageError(`There is no option "${key}".`, {
    hint: `Known: ${Object.keys(OPTIONS).join(', ')}.`,
  });
}
