import { announcedSize } from './announced-size.ts';
import { decompressionBomb } from './decompression-bomb.ts';
import { droppedPrivileges } from './dropped-privileges.ts';
import { ignoredMismatch } from './ignored-mismatch.ts';
import { massAssignment } from './mass-assignment.ts';

export const resources = [
  announcedSize,
  decompressionBomb,
  droppedPrivileges,
  ignoredMismatch,
  massAssignment,
];
