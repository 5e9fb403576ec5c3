import { createActor } from 'xstate';
import type { Snapshot } from '../../preload/contract.ts';
import { createVisitChart } from './chart.ts';
import type { VisitEvent, VisitPorts } from './context.ts';
import { type Clock, IdleClock, type IdleLimits } from './idle-clock.ts';
import { type ChartState, screenOf } from './screen.ts';

/** What stands on every screen, whoever visits. */
export type Surroundings = Pick<Snapshot, 'terminal' | 'training' | 'dock'>;

/** The intents of a resident: the chart's events that come from the screen. */
export type Intent = Extract<
  VisitEvent,
  {
    type:
      | 'BEGIN'
      | 'SPEAK'
      | 'CHOOSE_SERVICE'
      | 'CHOOSE_LICENCE'
      | 'PRINT'
      | 'ANOTHER'
      | 'FINISH'
      | 'RATE'
      | 'SKIP_RATING'
      | 'RETRY'
      | 'BACK'
      | 'CANCEL';
  }
>;

/** One terminal's visits, one after another. */
export interface Visit {
  snapshot(): Snapshot;
  /** Calls `listener` with each new snapshot; returns the function that stops it. */
  onSnapshot(listener: (snapshot: Snapshot) => void): () => void;
  /** What the resident wants. Ignored where it does not fit the screen. */
  intend(intent: Intent): void;
  /** The resident touched something. */
  touch(): void;
  /** The preview's PDF for the handle of the snapshot, or null where it is no longer up. */
  preview(handle: string): Uint8Array | null;
  /** A device came or went: services may be offered again, or no longer. */
  refresh(): void;
  /** Ends whatever runs; nothing more is emitted. */
  stop(): void;
}

/** Starts the visits of a terminal. `surroundings` is asked for each snapshot. */
export function startVisit(
  ports: VisitPorts,
  limits: IdleLimits,
  surroundings: () => Surroundings,
  clock: Clock = globalThis,
): Visit {
  const listeners = new Set<(snapshot: Snapshot) => void>();
  const actor = createActor(createVisitChart(ports, clock), { clock });
  const idle = new IdleClock(clock, limits, {
    countdown: () => publish(),
    expire: () => actor.send({ type: 'EXPIRE' }),
  });
  let last = '';
  let place: ChartState['value'] | null = null;

  function snapshot(): Snapshot {
    const state = actor.getSnapshot();
    return {
      visit: state.context.visit,
      language: state.context.language,
      ...surroundings(),
      screen: screenOf(state, ports.outOfService),
      idle: idle.secondsLeft === null ? null : { secondsLeft: idle.secondsLeft },
    };
  }

  /** Sends the snapshot out where it differs from the last one. */
  function publish(): void {
    const current = snapshot();
    const text = JSON.stringify(current);
    if (text === last) return;
    last = text;
    for (const listener of listeners) listener(current);
  }

  actor.subscribe((state) => {
    const moved = JSON.stringify(place) !== JSON.stringify(state.value);
    place = state.value;
    if (!state.hasTag('attended')) idle.stop();
    else if (moved) idle.restart();
    publish();
  });
  actor.start();

  return {
    snapshot,
    onSnapshot: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    intend: (intent) => {
      touch();
      actor.send(intent);
    },
    touch,
    preview: (handle) => {
      const { preview } = actor.getSnapshot().context;
      return preview?.handle === handle ? preview.pdf : null;
    },
    refresh: publish,
    stop: () => {
      idle.stop();
      listeners.clear();
      actor.stop();
    },
  };

  function touch(): void {
    if (actor.getSnapshot().hasTag('attended')) idle.restart();
  }
}
