import { droppedPrivileges } from './dropped-privileges.ts';

export const resources = [droppedPrivileges];
