/**
 * A very small assembler for classic BPF, the language of seccomp filters: straight-line tests in order, the first
 * that matches decides. Each instruction is `struct sock_filter { u16 code; u8 jt; u8 jf; u32 k; }`, little endian.
 */
const LOAD_WORD = 0x20;
const JUMP_EQUAL = 0x15;
const JUMP_GREATER_EQUAL = 0x35;
const JUMP_ANY_BIT = 0x45;
const RETURN = 0x06;

/** Offsets in `struct seccomp_data`. Arguments are 64 bits wide; the low half holds every value tested here. */
export const NUMBER = 0;
export const ARCHITECTURE = 4;
export const argument = (index: number): number => 16 + 8 * index;

export const ALLOW = 0x7fff0000;
export const KILL_PROCESS = 0x80000000;
/** The call fails with this errno instead of being made. */
export const fail = (errno: number): number => 0x00050000 | errno;

export interface Instruction {
  code: number;
  jt: number;
  jf: number;
  k: number;
}

const instruction = (code: number, k: number, jt = 0, jf = 0): Instruction => ({ code, jt, jf, k });

export const load = (offset: number): Instruction => instruction(LOAD_WORD, offset);
export const answer = (action: number): Instruction => instruction(RETURN, action);

/** Runs `body` only when the loaded word equals `value`. */
export const whenEqual = (value: number, body: Instruction[]): Instruction[] => [
  instruction(JUMP_EQUAL, value, 0, body.length),
  ...body,
];
/** Runs `body` only when the loaded word differs from `value`. */
export const unlessEqual = (value: number, body: Instruction[]): Instruction[] => [
  instruction(JUMP_EQUAL, value, body.length, 0),
  ...body,
];
export const whenAtLeast = (value: number, body: Instruction[]): Instruction[] => [
  instruction(JUMP_GREATER_EQUAL, value, 0, body.length),
  ...body,
];
export const whenAnyBit = (mask: number, body: Instruction[]): Instruction[] => [
  instruction(JUMP_ANY_BIT, mask, 0, body.length),
  ...body,
];

/** The bytes that the kernel (and `bwrap --seccomp`) takes. Throws when a jump is too long for its 8 bits. */
export function assemble(program: readonly Instruction[]): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(program.length * 8));
  program.forEach(({ code, jt, jf, k }, index) => {
    if (jt > 255 || jf > 255) throw new RangeError(`jump of ${Math.max(jt, jf)} does not fit`);
    bytes.setUint16(index * 8, code, true);
    bytes.setUint8(index * 8 + 2, jt);
    bytes.setUint8(index * 8 + 3, jf);
    bytes.setUint32(index * 8 + 4, k >>> 0, true);
  });
  return new Uint8Array(bytes.buffer);
}
