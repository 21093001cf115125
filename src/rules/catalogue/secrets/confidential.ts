import type { Source } from '../../rule.ts';

/** Values whose names say that nobody else may see them. */
export const confidential: Source = {
  label: 'confidential',
  name: /(^|_|[a-z])(password|passwd|passphrase|pwd|secret_?key|client_?secret|api_?key|apikey|private_?key|(auth|access|bearer|api)_?token|(credit_?)?card_?(number|no)|cvv|cvc|ssn|iban|pin_code)$/i,
};
