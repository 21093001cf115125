import { expect, it } from 'vitest';
import { streamOf } from './stream.ts';

it('gives items as they come, then fails as the work fails', async () => {
  const got: number[] = [];
  const read = async () => {
    for await (const item of streamOf<number>(async (emit) => {
      emit(1);
      await Promise.resolve();
      emit(2);
      throw new Error('over');
    }))
      got.push(item);
  };
  await expect(read()).rejects.toThrow('over');
  expect(got).toEqual([1, 2]);
});

it('aborts the work when nobody reads on', async () => {
  let aborted: AbortSignal | undefined;
  for await (const item of streamOf<number>(async (emit, signal) => {
    aborted = signal;
    emit(1);
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
  })) {
    expect(item).toBe(1);
    break;
  }
  expect(aborted?.aborted).toBe(true);
});
