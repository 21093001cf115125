import { allowedOnError } from './allowed-on-error.ts';
import { bothMissing } from './both-missing.ts';
import { debugMode } from './debug-mode.ts';
import { exceptionInResponse } from './exception-in-response.ts';
import { forgeableRequest } from './forgeable-request.ts';
import { forgedAddress } from './forged-address.ts';
import { hostInMail } from './host-in-mail.ts';
import { identityInCookie } from './identity-in-cookie.ts';
import { insecureCookie } from './insecure-cookie.ts';
import { misplacedGuard } from './misplaced-guard.ts';
import { openOrigins } from './open-origins.ts';
import { sharedRequestState } from './shared-request-state.ts';
import { websocketOrigin } from './websocket-origin.ts';

export const web = [
  allowedOnError,
  bothMissing,
  debugMode,
  exceptionInResponse,
  forgeableRequest,
  forgedAddress,
  hostInMail,
  identityInCookie,
  insecureCookie,
  misplacedGuard,
  openOrigins,
  sharedRequestState,
  websocketOrigin,
];
