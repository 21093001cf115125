import { incompleteHostCheck } from './incomplete-host-check.ts';
import { openRedirect } from './open-redirect.ts';
import { requestPath } from './request-path.ts';
import { serverSideRequest } from './server-side-request.ts';

export const requests = [incompleteHostCheck, openRedirect, requestPath, serverSideRequest];
