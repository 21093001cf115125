import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../core/errors.ts';
import type { ReadProblem } from './problem.ts';
import { readTar } from './tar.ts';

function entry(path: string, content: string | Buffer, type = '0'): Buffer {
  const body = Buffer.from(content);
  const header = Buffer.alloc(512);
  header.write(path.slice(0, 100), 0);
  header.write('0000644\0', 100);
  header.write(body.length.toString(8).padStart(11, '0') + '\0', 124);
  header.write(type, 156);
  header.write('ustar\0' + '00', 257);
  header.write('        ', 148);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(sum.toString(8).padStart(6, '0') + '\0 ', 148);
  return Buffer.concat([header, body, Buffer.alloc((512 - (body.length % 512)) % 512)]);
}

const END = Buffer.alloc(1024);
const pax = (key: string, value: string) => {
  const rest = ` ${key}=${value}\n`;
  const fits = (length: number) => String(length).length + Buffer.byteLength(rest) === length;
  let length = Buffer.byteLength(rest);
  while (!fits(length)) length++;
  return entry('pax', `${length}${rest}`, 'x');
};

function read(...parts: Buffer[]) {
  const problems: ReadProblem[] = [];
  const files = readTar(Buffer.concat(parts), 'a.tar', (problem) => problems.push(problem));
  return { files: Object.fromEntries([...files].map(([path, bytes]) => [path, bytes.toString()])), problems };
}

describe('readTar', () => {
  it('gives back the files, their names given in each of the ways that tar has', () => {
    const name = fc.stringMatching(/^[a-zü0-9]{1,12}(\/[a-z]{1,80}){0,3}$/u);
    fc.assert(
      fc.property(
        fc.dictionary(name, fc.string()),
        fc.constantFrom('plain', 'pax', 'gnu'),
        (content, way) => {
          fc.pre(way !== 'plain' || Object.keys(content).every((path) => Buffer.byteLength(path) <= 100));
          const parts = Object.entries(content).flatMap(([path, text]) => [
            ...(way === 'pax' ? [pax('path', path)] : way === 'gnu' ? [entry('long', `${path}\0`, 'L')] : []),
            entry(way === 'plain' ? path : 'shortened', text),
          ]);
          const { files, problems } = read(...parts, END);
          expect(problems).toEqual([]);
          expect(new Map(Object.entries(files))).toEqual(
            new Map(Object.entries(content).map(([path, text]) => [path, Buffer.from(text).toString()])),
          );
        },
      ),
    );
  });

  it.each(['../up', 'a/../../up', '/etc/passwd', 'C:/x', 'a\\..\\x', '.', './..'])(
    'leaves %s out',
    (path) => {
      for (const parts of [[entry(path, 'x')], [pax('path', path), entry('fine', 'x')]]) {
        const { files, problems } = read(...parts, entry('after', 'y'), END);
        expect(files).toEqual({ after: 'y' });
        expect(problems).toEqual([
          { where: `a.tar ${path}`, what: 'The name leads outside the archive; left out.' },
        ]);
      }
    },
  );

  it.each(['1', '2', '3', '6'])('leaves links and devices (type %s) out and says so', (type) => {
    const { files, problems } = read(entry('link', '', type), END);
    expect(files).toEqual({});
    expect(problems).toHaveLength(1);
  });

  it('reports an archive that ends early or is damaged, and keeps what stands before', () => {
    const two = Buffer.concat([entry('a', 'A'), entry('b', 'B'.repeat(2000))]);
    const cut = read(two.subarray(0, 2000));
    expect(cut.files).toEqual({ a: 'A' });
    expect(cut.problems).toEqual([{ where: 'a.tar', what: 'The archive ends early.' }]);
    const damaged = Buffer.from(two);
    damaged[1024 + 3] = 0xff;
    expect(read(damaged)).toEqual({
      files: { a: 'A' },
      problems: [{ where: 'a.tar', what: 'Damaged at byte 1024; the rest is left out.' }],
    });
    expect(() => read(Buffer.alloc(2000, 'no tar'))).toThrow(UsageError);
  });

  it('never throws anything but UsageError, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), fc.nat(600), fc.nat(255), (noise, at, value) => {
        const flipped = Buffer.concat([entry('a', 'A'), Buffer.from(noise)]);
        flipped[at % flipped.length] = value;
        try {
          read(flipped);
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
        }
      }),
    );
  });
});
