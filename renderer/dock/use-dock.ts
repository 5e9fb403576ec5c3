import { useCallback, useEffect, useMemo, useState } from 'react';
import type { DockAction, DockState } from '../../preload/dock-contract.ts';
import { createDockClient } from './dock-client.ts';

/** How often the state is asked for, milliseconds. */
const INTERVAL = 1_000;

/** The emulated world as it was a moment ago, and the way to change it. */
export interface Dock {
  readonly state: DockState | null;
  /** Why the state is old, or why the last action failed; null where all is well. */
  readonly error: string | null;
  act(action: DockAction): void;
}

/** Follows the dock's state for as long as the page is open. */
export function useDock(token: string): Dock {
  const client = useMemo(() => createDockClient(token), [token]);
  const [state, setState] = useState<DockState | null>(null);
  const [offline, setOffline] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);

  const refresh = useCallback(async (): Promise<void> => {
    const answer = await client.state();
    if (answer.ok) setState(answer.value);
    setOffline(answer.ok ? null : answer.error);
  }, [client]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let stopped = false;
    const poll = async (): Promise<void> => {
      await refresh();
      if (!stopped) timer = setTimeout(() => void poll(), INTERVAL);
    };
    void poll();
    return () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    };
  }, [refresh]);

  const act = useCallback(
    (action: DockAction): void => {
      const carryOut = async (): Promise<void> => {
        const answer = await client.act(action);
        setRefused(answer.ok ? null : answer.error);
        await refresh();
      };
      void carryOut();
    },
    [client, refresh],
  );
  return { state, error: offline ?? refused, act };
}
