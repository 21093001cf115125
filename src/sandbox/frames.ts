/** Messages of a warm parent: four bytes of length, big endian, then JSON. */
export function frame(value: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(value));
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length);
  return Buffer.concat([head, body]);
}

/** Puts the frames of a byte stream together again and calls `onMessage` for each. */
export function frameReader(onMessage: (message: unknown) => void): (chunk: Buffer) => void {
  let held: Buffer = Buffer.alloc(0);
  return (chunk) => {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    while (held.length >= 4) {
      const end = 4 + held.readUInt32BE(0);
      if (held.length < end) return;
      const body = held.subarray(4, end).toString('utf8');
      held = held.subarray(end);
      onMessage(JSON.parse(body));
    }
  };
}
