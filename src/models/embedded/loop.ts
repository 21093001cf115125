const window = 300;
const fewestRepeats = 6;

/**
 * Whether text ends in the same piece over and over: at least 300 characters, at least six times. Small models fall
 * into such loops at low temperature and leave them only at the token limit.
 */
export function isLoop(text: string): boolean {
  if (text.length < window) return false;
  const tail = text.slice(-window);
  for (let period = 1; period <= window / fewestRepeats; period++) if (hasPeriod(tail, period)) return true;
  const longest = Math.floor(text.length / fewestRepeats);
  for (let period = window / fewestRepeats + 1; period <= Math.min(longest, 200); period++)
    if (hasPeriod(text.slice(-period * fewestRepeats), period)) return true;
  return false;
}

function hasPeriod(text: string, period: number): boolean {
  for (let i = text.length - 1; i >= period; i--) if (text[i] !== text[i - period]) return false;
  return true;
}
