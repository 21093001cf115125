/** What people call a secret: the end of a name, after which nothing says that it is a field, a path or a message about one. */
export const secretName =
  /(^|_|[a-z])(password|passwd|passphrase|pwd|secret|(secret|api|access|private|signing|encryption|hmac|jwt|session|auth)_?key|apikey|(auth|access|bearer|refresh|api|bot|secret)_?token|(client|app|jwt|api|db|consumer)_?(secret|pass))$/i;

/** Names that say that it is no secret of a running program, or only something about one. */
const aboutSecrets =
  /(^|_)(wrong|invalid|bad|incorrect|forgot|forgotten|reset|change|test|tests|fake|dummy|example|sample|demo|has|is|no|show|hide|confirm|confirmation|hashed|encrypted|prompt|missing|hint|default_test|weak|strong|common|public)(_|$)/i;

export const isSecretName = (name: string): boolean => secretName.test(name) && !aboutSecrets.test(name);

/** Texts that stand where people are to put their own. */
const placeholder =
  /^(.)\1*$|your|^dein|^mein|^votre|example|change[-_ ]?(me|this|it)|replace|placeholder|insert|enter|^<.*>$|[{}]|\.\.\.|^\$|^%|todo|fixme|dummy|fake|sample|redacted|xxxx|\*\*\*|here$|^(none|null|undefined|string|str|password|passwd|secret|token|key|pass|pwd|optional|required|hidden|text|input|true|false|yes|no|on|off|passwort|my_?(password|secret|token|api_?key|key))$/i;

/** Whether a text may well be somebody's secret, as the value of something with this name. */
export function looksLikeSecret(text: string, name = ''): boolean {
  if (text.length < 3 || text.length > 2_000) return false;
  if (placeholder.test(text.trim())) return false;
  // Names of fields, of environment variables, places, messages.
  if (normal(text) === normal(name) || /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(text)) return false;
  if (/^(https?:|file:|\.{0,2}\/|[A-Za-z]:\\)/.test(text) || /[:?!.]\s*$/.test(text)) return false;
  if (isSecretName(text) && !/\d/.test(text) && /_/.test(text)) return false;
  return text.split(/\s+/).length <= 4;
}

const normal = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Keys and tokens of well-known services, recognised by their form alone. */
export const knownToken =
  /^(AKIA|ASIA)[A-Z0-9]{16}$|^gh[pousr]_[A-Za-z0-9]{36}$|^xox[abprs]-[A-Za-z0-9-]{20,}$|^sk-[A-Za-z0-9_-]{32,}$|^sk_live_[A-Za-z0-9]{20,}$|^AIza[A-Za-z0-9_-]{35}$|-----BEGIN (RSA |EC |OPENSSH |DSA )?PRIVATE KEY-----/;

/** `postgresql://user:password@host/db`. */
export const passwordInUrl = /^[a-z][a-z0-9+]*:\/\/[^\s:@/]*:([^\s@/{}<>$*]+)@(?!localhost|127\.)/i;
