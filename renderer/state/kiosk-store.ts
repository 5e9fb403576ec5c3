import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CommandInput, CommandName, Kiosk, Snapshot } from '../../preload/contract.ts';

/** Pause before the first snapshot is asked for again, milliseconds. */
const RETRY_PAUSE = 1_000;
/** A button stays busy for so long where main answers without a new snapshot, milliseconds. */
const LONGEST_BUSY = 1_000;

/** What the renderer holds: main's last snapshot, and what it is waiting for. */
export interface KioskState {
  /** Null until main has answered for the first time. */
  readonly snapshot: Snapshot | null;
  /** The button whose intent is on its way, or null. While there is one, others are ignored. */
  readonly busy: string | null;
}

/** Sends intents and follows main's snapshots. */
export interface KioskLink {
  readonly kiosk: Kiosk;
  readonly store: StoreApi<KioskState>;
  /**
   * Sends an intent for the button `key`, unless another is on its way: a double tap counts once. The button is busy
   * until the next snapshot, or for a second at most.
   */
  intend<C extends CommandName>(key: string, command: C, input: CommandInput<C>): void;
  /** Stops listening. */
  close(): void;
}

/** Connects the screen with main: asks for the snapshot until there is one, then follows the events. */
export function openKioskLink(kiosk: Kiosk): KioskLink {
  const store = createStore<KioskState>(() => ({ snapshot: null, busy: null }));
  let retry: ReturnType<typeof setTimeout> | null = null;
  let release: ReturnType<typeof setTimeout> | null = null;
  let closed = false;

  const free = (): void => {
    if (release !== null) clearTimeout(release);
    release = null;
    if (store.getState().busy !== null) store.setState({ busy: null });
  };
  const stop = kiosk.on('snapshot', (snapshot) => {
    store.setState({ snapshot });
    free();
  });
  const ask = async (): Promise<void> => {
    const answer = await kiosk.call('kiosk.snapshot', {});
    // An event that overtook the answer is younger.
    if (closed || store.getState().snapshot !== null) return;
    if (answer.ok) store.setState({ snapshot: answer.value });
    else retry = setTimeout(() => void ask(), RETRY_PAUSE);
  };
  void ask();

  return {
    kiosk,
    store,
    intend: (key, command, input) => {
      if (store.getState().busy !== null) return;
      store.setState({ busy: key });
      release = setTimeout(free, LONGEST_BUSY);
      void kiosk.call(command, input);
    },
    close: () => {
      closed = true;
      stop();
      if (retry !== null) clearTimeout(retry);
      free();
    },
  };
}

/** Carries the {@link KioskLink} down to the screens. */
export const KioskContext = createContext<KioskLink | null>(null);

/** The link to main. */
export function useKioskLink(): KioskLink {
  const link = useContext(KioskContext);
  if (link === null) throw new Error('no kiosk above this component');
  return link;
}

/** One value out of the state; the component is drawn again when it changes. */
export function useKioskState<T>(select: (state: KioskState) => T): T {
  return useStore(useKioskLink().store, select);
}
