import type { Raw } from './tree.ts';

export const named = (raw: Raw): readonly Raw[] =>
  raw.children.filter((child) => child.named && child.type !== 'line_continuation');

export const field = (raw: Raw, name: string): Raw | null =>
  raw.children.find((child) => child.field === name) ?? null;

export const fields = (raw: Raw, name: string): readonly Raw[] =>
  raw.children.filter((child) => child.field === name && child.named);

export const has = (raw: Raw, type: string): boolean => raw.children.some((child) => child.type === type);

export const childOf = (raw: Raw, type: string): Raw | null =>
  raw.children.find((child) => child.type === type) ?? null;
