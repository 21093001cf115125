export { serveLabelling } from './server.ts';
export { Session } from './session.ts';
export { renderValidation } from './text.ts';
