import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { collectAtRest } from '../../electron/host/collect-at-rest.ts';

const collect = vi.fn<() => void>();
const heap = vi.spyOn(process, 'memoryUsage');
const claims = (megabytes: number) =>
  heap.mockReturnValue({ heapTotal: megabytes * 1024 * 1024 } as NodeJS.MemoryUsage);

describe('memory given back at rest', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('gc', collect);
    collect.mockClear();
    claims(100);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('waits until nobody has asked for anything for ten seconds', () => {
    const atRest = collectAtRest();
    atRest.touched();
    vi.advanceTimersByTime(7_500);
    atRest.touched();
    vi.advanceTimersByTime(7_500);
    expect(collect).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2_500);
    expect(collect).toHaveBeenCalledTimes(1);
  });

  it('pauses nobody for little: only what was claimed since the last time counts', () => {
    const atRest = collectAtRest();
    atRest.touched();
    vi.advanceTimersByTime(10_000);
    claims(120);
    atRest.touched();
    vi.advanceTimersByTime(10_000);
    expect(collect).toHaveBeenCalledTimes(1);
    claims(140);
    atRest.touched();
    vi.advanceTimersByTime(10_000);
    expect(collect).toHaveBeenCalledTimes(2);
  });

  it('stops with the review', () => {
    const atRest = collectAtRest();
    atRest.touched();
    atRest.stop();
    vi.advanceTimersByTime(20_000);
    expect(collect).not.toHaveBeenCalled();
  });
});
