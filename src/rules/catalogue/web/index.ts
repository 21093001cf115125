import { debugMode } from './debug-mode.ts';
import { exceptionInResponse } from './exception-in-response.ts';
import { forgedAddress } from './forged-address.ts';
import { hostInMail } from './host-in-mail.ts';
import { insecureCookie } from './insecure-cookie.ts';
import { misplacedGuard } from './misplaced-guard.ts';
import { openOrigins } from './open-origins.ts';

export const web = [
  debugMode,
  exceptionInResponse,
  forgedAddress,
  hostInMail,
  insecureCookie,
  misplacedGuard,
  openOrigins,
];
