import { debugMode } from './debug-mode.ts';
import { exceptionInResponse } from './exception-in-response.ts';
import { insecureCookie } from './insecure-cookie.ts';
import { misplacedGuard } from './misplaced-guard.ts';
import { openOrigins } from './open-origins.ts';

export const web = [debugMode, exceptionInResponse, insecureCookie, misplacedGuard, openOrigins];
