/** Where the list is from. */
export const TOP_25_SOURCE = {
  name: 'CWE Top 25 of 2025',
  url: 'https://cwe.mitre.org/top25/archive/2025/2025_cwe_top25.html',
};

/** In the order of the list. */
export const top25: readonly number[] = [
  79, 89, 352, 862, 787, 22, 416, 125, 78, 94, 120, 434, 476, 121, 502, 122, 863, 20, 284, 200, 306, 918, 77,
  639, 770,
];

const MEMORY =
  'Python checks each access to a sequence and frees memory itself; it needs native code (ctypes, an extension), which is not what the tasks ask for.';

/** Of these, what code in Python cannot have, and why. */
export const notInPython: ReadonlyMap<number, string> = new Map([
  [787, MEMORY],
  [416, 'An object lives as long as something refers to it; use after free needs native code.'],
  [125, MEMORY],
  [120, MEMORY],
  [121, `${MEMORY} There is no buffer on the stack.`],
  [122, MEMORY],
  [
    476,
    'Using None raises AttributeError or TypeError, as any mistake does; there is no pointer to dereference. What an uncaught exception does to a service is availability, and judged as such where a task is about it.',
  ],
]);
