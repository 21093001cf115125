import { ambiguousSignature } from './ambiguous-signature.ts';
import { ecbMode } from './ecb-mode.ts';
import { fixedNonce } from './fixed-nonce.ts';
import { fixedSalt } from './fixed-salt.ts';
import { predictableRandom } from './predictable-random.ts';
import { quickPasswordHash } from './quick-password-hash.ts';
import { rsaPadding } from './rsa-padding.ts';
import { shortKey } from './short-key.ts';
import { timingComparison } from './timing-comparison.ts';
import { unauthenticatedDecryption } from './unauthenticated-decryption.ts';
import { unsignedToken } from './unsigned-token.ts';
import { unverifiedToken } from './unverified-token.ts';
import { weakCipher } from './weak-cipher.ts';
import { weakHash } from './weak-hash.ts';

export const crypto = [
  ambiguousSignature,
  ecbMode,
  fixedNonce,
  fixedSalt,
  predictableRandom,
  quickPasswordHash,
  rsaPadding,
  shortKey,
  timingComparison,
  unauthenticatedDecryption,
  unsignedToken,
  unverifiedToken,
  weakCipher,
  weakHash,
];
