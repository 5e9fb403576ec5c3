import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createKiosk } from '../../preload/client.ts';
import type { Snapshot } from '../../preload/contract.ts';
import { err, ok } from '../../preload/result.ts';
import { findFixture } from '../../renderer/gallery/fixtures.ts';
import { createIntents } from '../../renderer/state/intents.ts';
import { openKioskLink } from '../../renderer/state/kiosk-store.ts';
import { watchPresence } from '../../renderer/state/presence.ts';

function snapshotOf(screen: string, variant: string): Snapshot {
  const fixture = findFixture(screen, variant);
  if (fixture === null) throw new Error(`no fixture ${screen} ${variant}`);
  return fixture.snapshot;
}

const attract = snapshotOf('attract', 'idle');
const choose = snapshotOf('choose', 'usual');

/** A bridge whose main does nothing by itself. */
class QuietMain {
  readonly calls: string[] = [];
  reachable = true;
  first: Promise<Snapshot> = Promise.resolve(attract);
  #tell: (event: unknown, payload: unknown) => void = () => undefined;
  readonly kiosk = createKiosk({
    call: async (command) => {
      this.calls.push(command);
      if (!this.reachable) return err({ code: 'internal' });
      return ok(command === 'kiosk.snapshot' ? await this.first : {});
    },
    listen: (listener) => {
      this.#tell = listener;
    },
  });

  show(snapshot: Snapshot): void {
    this.#tell('snapshot', snapshot);
  }

  count(command: string): number {
    return this.calls.filter((call) => call === command).length;
  }
}

describe("the renderer's link to main", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('asks again until main answers', async () => {
    const main = new QuietMain();
    main.reachable = false;
    const link = openKioskLink(main.kiosk);
    await vi.advanceTimersByTimeAsync(2_500);
    expect(link.store.getState().snapshot).toBeNull();
    main.reachable = true;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(link.store.getState().snapshot).toEqual(attract);
  });

  it('believes the event that overtook the answer', async () => {
    const main = new QuietMain();
    let answerLate: (snapshot: Snapshot) => void = () => undefined;
    main.first = new Promise((resolve) => {
      answerLate = resolve;
    });
    const link = openKioskLink(main.kiosk);
    main.show(choose);
    answerLate(attract);
    await vi.advanceTimersByTimeAsync(0);
    expect(link.store.getState().snapshot).toEqual(choose);
  });

  it('takes a double tap for one', async () => {
    const main = new QuietMain();
    const intents = createIntents(openKioskLink(main.kiosk));
    await vi.advanceTimersByTimeAsync(0);
    intents.print();
    intents.print();
    intents.cancel();
    expect(main.count('visit.print')).toBe(1);
    expect(main.count('visit.cancel')).toBe(0);
  });

  it('frees the buttons with the next snapshot', async () => {
    const main = new QuietMain();
    const link = openKioskLink(main.kiosk);
    const intents = createIntents(link);
    await vi.advanceTimersByTimeAsync(0);
    intents.begin();
    expect(link.store.getState().busy).toBe('begin');
    main.show(choose);
    expect(link.store.getState().busy).toBeNull();
    intents.back();
    expect(main.count('visit.back')).toBe(1);
  });

  it('frees the buttons after a second where no snapshot follows', async () => {
    const main = new QuietMain();
    const link = openKioskLink(main.kiosk);
    await vi.advanceTimersByTimeAsync(0);
    createIntents(link).begin();
    await vi.advanceTimersByTimeAsync(999);
    expect(link.store.getState().busy).toBe('begin');
    await vi.advanceTimersByTimeAsync(1);
    expect(link.store.getState().busy).toBeNull();
  });

  it('reports touches every two seconds at most, and none while the countdown asks', async () => {
    const main = new QuietMain();
    main.first = Promise.resolve(choose);
    const link = openKioskLink(main.kiosk);
    await vi.advanceTimersByTimeAsync(0);
    const screen = new EventTarget();
    const touch = (): boolean => screen.dispatchEvent(new Event('pointerdown'));
    const stop = watchPresence(link, screen);
    touch();
    touch();
    expect(main.count('visit.touch')).toBe(1);
    await vi.advanceTimersByTimeAsync(2_000);
    touch();
    expect(main.count('visit.touch')).toBe(2);
    await vi.advanceTimersByTimeAsync(2_000);
    main.show({ ...choose, idle: { secondsLeft: 9 } });
    touch();
    expect(main.count('visit.touch')).toBe(2);
    createIntents(link).stay();
    expect(main.count('visit.touch')).toBe(3);
    stop();
  });

  it('reports no touch where there is no visit', async () => {
    const main = new QuietMain();
    const link = openKioskLink(main.kiosk);
    await vi.advanceTimersByTimeAsync(0);
    const screen = new EventTarget();
    watchPresence(link, screen);
    screen.dispatchEvent(new Event('pointerdown'));
    expect(main.count('visit.touch')).toBe(0);
  });
});
