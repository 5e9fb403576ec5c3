import { type Fault, fault } from '../../../preload/faults.ts';
import { err, ok, type Result } from '../../../preload/result.ts';
import { flawOf, type NumberFlaw } from '../../platform/identity-number.ts';
import type { Link } from '../link/link.ts';
import type { CardText, IdCardReader, IdCardReaderStatus, ReadCard, ReadOptions } from './reader.ts';
import { type Answer, decodeCard } from './sdt-answer.ts';
import { Commands, type ExchangeFault, SdtModule } from './sdt-module.ts';
import { describeStatus, faultOfStatus, Status } from './sdt-status.ts';

/** Shortest pause between two looks for a card, milliseconds: the module's manual forbids to poll faster. */
const POLL_INTERVAL = 300;
/** How often a damaged answer is asked for again. */
const RETRIES = 2;
/** Silent answers in a row after which the reader counts as gone. */
const SILENCES = 3;
/** How often a module that was unfit is looked at again, milliseconds. */
const EXAMINE_INTERVAL = 2_000;
/** A reader that is away is reported at most this often, milliseconds: its owner calls again at once. */
const OFFLINE_INTERVAL = 1_000;

/** An identity-card reader with an SDT / SAM_V module behind any link. */
export function openSdtReader(link: Link): IdCardReader {
  const module = new SdtModule(link);
  const listeners = new Set<(status: IdCardReaderStatus) => void>();
  let status: IdCardReaderStatus = {
    state: 'disconnected',
    fault: fault('reader-offline', `${link.name} is not open yet`),
  };
  let busy = false;
  let closed = false;
  let recheck: ReturnType<typeof setTimeout> | undefined;
  let lastLook = Number.NEGATIVE_INFINITY;
  /** The rest of an aborted read: at most one exchange. */
  let tail: Promise<unknown> = Promise.resolve();
  /** A card that could not be read lies there still: it is not tried again before it was lifted. */
  let waitsForLift = false;

  const stopWatching = link.onStatus((changed) => {
    if (changed.state === 'disconnected')
      become({ state: 'disconnected', fault: fault('reader-offline', changed.cause) });
    else examine().catch(() => undefined);
  });
  if (link.status().state === 'connected') examine().catch(() => undefined);

  /** Asks the module whether it is fit to work. */
  async function examine(): Promise<void> {
    const answer = await module.ask(Commands.status);
    if (!answer.ok) become({ state: 'disconnected', fault: answer.error });
    else if (answer.value.status === Status.ok) become({ state: busy ? 'waiting' : 'ready' });
    else become({ state: 'disconnected', fault: fault('reader-faulty', describeStatus(answer.value.status)) });
  }

  function become(next: IdCardReaderStatus): void {
    clearTimeout(recheck);
    if (next.state === 'disconnected' && !closed) {
      recheck = setTimeout(() => {
        if (link.status().state === 'connected') examine().catch(() => undefined);
      }, EXAMINE_INTERVAL);
    }
    if (next.state === status.state && next.state !== 'disconnected') return;
    status = next;
    for (const listener of listeners) listener(next);
  }

  async function read(options: ReadOptions): Promise<Result<ReadCard, Fault> | null> {
    if (busy) throw new Error('the reader reads already');
    busy = true;
    const { signal } = options;
    const aborted = new Promise<null>((resolve) => {
      if (signal.aborted) return resolve(null);
      signal.addEventListener('abort', () => resolve(null), { once: true });
    });
    const polling = tail.then(() => poll(options));
    tail = polling.catch(() => undefined);
    try {
      return await Promise.race([polling, aborted]);
    } finally {
      busy = false;
      if (status.state !== 'disconnected') become({ state: 'ready' });
    }
  }

  /** Looks for a card, never more often than the module allows. */
  async function look(signal: AbortSignal): ReturnType<SdtModule['ask']> {
    await pause(POLL_INTERVAL - (performance.now() - lastLook), signal);
    lastLook = performance.now();
    return module.ask(Commands.find);
  }

  /** Resolves when the module is ready, after {@link OFFLINE_INTERVAL}, or on abort. */
  function readyOrLate(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (next: IdCardReaderStatus): void => {
        if (next.state === 'disconnected') return;
        listeners.delete(done);
        resolve();
      };
      listeners.add(done);
      pause(OFFLINE_INTERVAL, signal).then(
        () => done({ state: 'ready' }),
        () => undefined,
      );
    });
  }

  async function poll({ signal, onPhase }: ReadOptions): Promise<Result<ReadCard, Fault> | null> {
    if (signal.aborted) return null;
    if (link.status().state === 'connected' && status.state === 'disconnected') await examine();
    if (status.state === 'disconnected') await readyOrLate(signal);
    if (signal.aborted) return null;
    if (status.state === 'disconnected') return err(status.fault);
    become({ state: 'waiting' });
    let silences = 0;
    while (!signal.aborted) {
      const found = await look(signal);
      if (signal.aborted) return null;
      if (!found.ok) {
        silences += 1;
        if (found.error.reason === 'offline' || silences >= SILENCES) return lost(found.error);
      } else {
        silences = 0;
        if (isFatal(found.value)) return unfit(found.value);
        if (found.value.status !== Status.found) waitsForLift = false;
        else if (!waitsForLift) {
          const card = await readFound(signal, () => {
            if (signal.aborted) return;
            become({ state: 'reading' });
            onPhase?.('reading');
          });
          if (signal.aborted) return null;
          if (card.ok || card.error.code !== 'reader-offline') return card;
          return lost(card.error);
        }
      }
    }
    return null;
  }

  /** Selects and reads the card that was found. After an abort it stops at the next answer. */
  async function readFound(signal: AbortSignal, reading: () => void): Promise<Result<ReadCard, Fault>> {
    const selected = await select(signal);
    if (!selected.ok) return selected;
    reading();
    let last: Fault = fault('card-unreadable', 'not read');
    for (let attempt = 0; attempt <= RETRIES && !signal.aborted; attempt += 1) {
      const answer = await module.ask(Commands.read);
      if (!answer.ok && answer.error.reason === 'offline') return answer;
      const card = answer.ok ? cardIn(answer.value) : answer;
      if (card.ok) return card;
      last = card.error;
      if (answer.ok && isFatal(answer.value)) return unfit(answer.value);
      if (last.code === 'card-unknown-kind' || signal.aborted) return err(last);
      if (await cardPresent()) continue;
      if (link.status().state === 'disconnected') return err(fault('reader-offline', last.cause));
      // It does not answer as the selected card: it was lifted, or it fell back and has to be selected anew.
      const found = await look(signal);
      if (!found.ok) return err(found.error);
      if (found.value.status === Status.findFailed) {
        return err(fault('card-removed', `lifted while it was read: ${last.cause}`));
      }
      const again = await select(signal);
      if (!again.ok) return again;
    }
    waitsForLift = true;
    return err(last.code === 'reader-offline' ? fault('card-unreadable', last.cause) : last);
  }

  /** Selects the card that was found; a refusal is either its removal or that it lies badly. */
  async function select(signal: AbortSignal): Promise<Result<void, Fault>> {
    const selected = await module.ask(Commands.select);
    if (!selected.ok && selected.error.reason === 'offline') return selected;
    if (selected.ok && selected.value.status === Status.ok) return ok(undefined);
    if (selected.ok && isFatal(selected.value)) return unfit(selected.value);
    const cause = selected.ok ? describeStatus(selected.value.status) : selected.error.cause;
    // A damaged answer may have said yes: a card that answers is selected.
    if (!selected.ok && selected.error.reason === 'damaged' && (await cardPresent())) return ok(undefined);
    if (selected.ok && selected.value.status === Status.unknownCard) return err(fault('card-unknown-kind', cause));
    const found = await look(signal);
    if (!found.ok && found.error.reason !== 'damaged') return found;
    if (found.ok && found.value.status === Status.findFailed) {
      return err(fault('card-removed', 'lifted before it was selected'));
    }
    // It stays findable: without this, the next read would report it again at once.
    waitsForLift = true;
    return err(fault('card-not-selected', cause));
  }

  /**
   * The module finds a card that it has read no more until it is lifted, so its presence shows in another way: while it
   * lies there, it answers the question for its newest address with that, or with `no such item`.
   */
  async function cardPresent(): Promise<boolean> {
    if (link.status().state === 'disconnected') return false;
    const answer = await module.ask(Commands.newestAddress);
    return answer.ok && (answer.value.status === Status.ok || answer.value.status === Status.noSuchItem);
  }

  function lost(error: ExchangeFault | Fault): Result<never, Fault> {
    const gone = fault('reader-offline', error.cause);
    if (status.state !== 'disconnected') become({ state: 'disconnected', fault: gone });
    return err(gone);
  }

  function unfit(answer: Answer): Result<never, Fault> {
    const broken = fault('reader-faulty', describeStatus(answer.status));
    become({ state: 'disconnected', fault: broken });
    return err(broken);
  }

  return {
    status: () => status,
    onStatus: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    read,
    cardPresent,
    close: async () => {
      closed = true;
      clearTimeout(recheck);
      stopWatching();
      listeners.clear();
      await link.close();
    },
  };
}

function isFatal(answer: Answer): boolean {
  return answer.status === Status.selfTestFailed || answer.status === Status.notAuthorised;
}

/** The card of an answer, with a number that can be one. */
function cardIn(answer: Answer): Result<ReadCard, Fault> {
  if (answer.status !== Status.ok) return err(faultOfStatus(answer.status));
  const card = decodeCard(answer.data);
  if (!card.ok) return card;
  const rule = ruleBrokenBy(card.value.text);
  return rule === null ? card : err(fault('card-unreadable', `its number breaks the rule of its ${rule}`));
}

function ruleBrokenBy(text: CardText): NumberFlaw | null {
  switch (text.kind) {
    case 'resident':
      return flawOf('resident18', text.idNumber);
    case 'hmt':
      return flawOf('hmt18', text.idNumber);
    case 'foreigner-2017':
      return flawOf('fpr15', text.certNo);
    case 'foreigner-2023':
      return flawOf('fpr18', text.certNo);
  }
}

/** Waits, or until it is no longer wanted. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted || milliseconds <= 0) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
  });
}
