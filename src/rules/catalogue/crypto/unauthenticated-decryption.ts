import type { CallInfo } from '../../engine/types.ts';
import type { Rule, RuleContext } from '../../rule.ts';

/** Something in the file checks a tag or a signature. */
const checksTag = ({ module }: RuleContext): boolean =>
  /\b(hmac|HMAC|CMAC|Poly1305|decrypt_and_verify|compare_digest|verify|digest)\b/.test(module.text);

const modeOf = (call: CallInfo | undefined): string =>
  call
    ?.arg(1, 'mode')
    ?.names.find((name) => /MODE_/.test(name))
    ?.replace(/^.*MODE_/, '') ?? '';

export const unauthenticatedDecryption = {
  id: 'unauthenticated-decryption',
  title: 'Message is decrypted without a check that it is genuine',
  cwes: [353, 354],
  severity: 'medium',
  precision: 'medium',
  kind: 'security',
  what: 'GCM is used without its tag, or a message under CTR, CFB or OFB is decrypted without a code over it.',
  why: 'Whoever changes a bit of the encrypted message changes the same bit of the text, and nobody notices.',
  fix: 'Use `AESGCM`, `ChaCha20Poly1305` or `Fernet`; in PyCryptodome `decrypt_and_verify`, in `cryptography` also `finalize()`.',
  bad: [
    `from Crypto.Cipher import AES

def read(key, nonce, message):
    return AES.new(key, AES.MODE_GCM, nonce=nonce).decrypt(message)
`,
    `from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

def read(key, nonce, tag, message):
    decryptor = Cipher(algorithms.AES(key), modes.GCM(nonce, tag)).decryptor()
    return decryptor.update(message)
`,
    `from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

def read(key, message):
    decryptor = Cipher(algorithms.AES(key), modes.CTR(message[:16])).decryptor()
    return decryptor.update(message[16:]) + decryptor.finalize()
`,
  ],
  good: [
    `from Crypto.Cipher import AES

def read(key, nonce, message, tag):
    return AES.new(key, AES.MODE_GCM, nonce=nonce).decrypt_and_verify(message, tag)
`,
    `from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

def read(key, nonce, tag, message):
    decryptor = Cipher(algorithms.AES(key), modes.GCM(nonce, tag)).decryptor()
    return decryptor.update(message) + decryptor.finalize()
`,
    `import hmac
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

def read(key, mac_key, message, mac):
    if not hmac.compare_digest(hmac.digest(mac_key, message, "sha256"), mac):
        raise ValueError("not genuine")
    decryptor = Cipher(algorithms.AES(key), modes.CTR(message[:16])).decryptor()
    return decryptor.update(message[16:]) + decryptor.finalize()
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/353.html',
    'https://cwe.mitre.org/data/definitions/354.html',
    'https://cryptography.io/en/latest/hazmat/primitives/symmetric-encryption/#cryptography.hazmat.primitives.ciphers.modes.GCM',
    'https://pycryptodome.readthedocs.io/en/latest/src/cipher/modern.html',
  ],
  tags: ['crypto', 'cryptography', 'pycryptodome'],
  calls: {
    '*.decrypt': (call, context) => {
      const made = call.receiver?.call;
      if (!made?.names.some((name) => /^Crypto\.Cipher\.\w+\.new$/.test(name))) return;
      if (/^(GCM|CCM|EAX|OCB|SIV|CTR|CFB|OFB)$/.test(modeOf(made)) && !checksTag(context))
        context.report(call.node);
    },
    'cryptography.hazmat.primitives.ciphers.Cipher.decryptor': (call, context) => {
      const mode = call.receiver?.call?.arg(1, 'mode')?.names[0] ?? '';
      const isGcm = mode.endsWith('.GCM') || /\.GCM\(\)$/.test(mode);
      if (isGcm) {
        if (!/\.finalize(_with_tag)?\(/.test(context.module.text))
          context.report(call.node, 'The tag is checked by `finalize()` alone');
      } else if (/\.(CTR|CFB8?|OFB)(\(\))?$/.test(mode) && !checksTag(context)) context.report(call.node);
    },
  },
} satisfies Rule;
