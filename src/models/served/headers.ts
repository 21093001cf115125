import { UsageError } from '../../core/errors.ts';
import { findSecret } from '../secrets.ts';

/** Names of headers that carry what nobody else may know. */
const secretName = /auth|key|token|secret|cookie|password|credential/i;
const variable = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;
/** Set by ourselves, or by the connection. */
const ours = new Set(['content-type', 'content-length', 'host', 'connection', 'transfer-encoding', 'accept']);

/** Headers as they are sent, and the values out of the environment that must not be seen. */
export interface Headers {
  headers: Record<string, string>;
  secrets: string[];
}

/**
 * Puts the values of `${NAME}`, out of the environment or `.env`, into the user's headers. What is written down about a
 * run is the text before that; hence a header that carries a secret has to name a variable.
 *
 * @throws UsageError for a name or value that no header can have, an unset variable, and a secret that is written out
 */
export function expandHeaders(
  templates: Readonly<Record<string, string>>,
  lookUp: (name: string) => string | undefined = (name) => findSecret([name]),
): Headers {
  const headers: Record<string, string> = {};
  const secrets: string[] = [];
  for (const [written, template] of Object.entries(templates)) {
    const name = written.trim().toLowerCase();
    if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(name) || ours.has(name))
      throw new UsageError(`"${written}" is no header that can be set.`, {
        hint: 'Headers are given as --header "Name: value", or under "headers" in the configuration.',
      });
    if (secretName.test(name) && template.replace(variable, '') === template)
      throw new UsageError(`The value of the header ${written} is not taken from the command or the file.`, {
        hint: `Set it in the environment or in .env and give it by its name: '${written}: \${MY_KEY}' (in single quotes).`,
      });
    headers[name] = template.replace(variable, (_text, key: string) => {
      const value = lookUp(key);
      if (value === undefined)
        throw new UsageError(`The header ${written} needs ${key}, which is not set.`, {
          hint: `Set ${key} in the environment or in .env.`,
        });
      secrets.push(value);
      return value;
    });
    if (!/^[\x20-\x7e]*$/.test(headers[name]))
      throw new UsageError(`The header ${written} holds characters that a header cannot carry.`);
  }
  return { headers, secrets };
}
