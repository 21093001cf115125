/** How wide a table on stdout may be; any width where nobody looks at it. */
export const terminalWidth = (): number | undefined =>
  process.stdout.isTTY ? process.stdout.columns : undefined;

/** Colour only where people look, and not where they asked for none. */
export const wantsColour = (): boolean =>
  process.stdout.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
