import { type Fault, fault } from '../../../preload/faults.ts';
import { err, ok, type Result } from '../../../preload/result.ts';
import { flawOf } from '../../platform/identity-number.ts';
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

/** An identity-card reader with an SDT / SAM_V module behind any link. */
export function openSdtReader(link: Link): IdCardReader {
  const module = new SdtModule(link);
  const listeners = new Set<(status: IdCardReaderStatus) => void>();
  let status: IdCardReaderStatus = {
    state: 'disconnected',
    fault: fault('reader-offline', `${link.name} is not open yet`),
  };
  let busy = false;
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
    if (next.state === status.state && next.state !== 'disconnected') return;
    status = next;
    for (const listener of listeners) listener(next);
  }

  async function read(options: ReadOptions): Promise<Result<ReadCard, Fault> | null> {
    if (busy) throw new Error('the reader reads already');
    busy = true;
    try {
      return await poll(options);
    } finally {
      busy = false;
      if (status.state !== 'disconnected') become({ state: 'ready' });
    }
  }

  async function poll({ signal, onPhase }: ReadOptions): Promise<Result<ReadCard, Fault> | null> {
    if (link.status().state === 'connected' && status.state === 'disconnected') await examine();
    if (status.state === 'disconnected') return err(status.fault);
    become({ state: 'waiting' });
    let silences = 0;
    while (!signal.aborted) {
      const asked = performance.now();
      const found = await module.ask(Commands.find);
      if (signal.aborted) return null;
      if (!found.ok) {
        silences += 1;
        if (found.error.reason === 'offline' || silences >= SILENCES) return lost(found.error);
      } else {
        silences = 0;
        if (isFatal(found.value)) return unfit(found.value);
        if (found.value.status !== Status.found) waitsForLift = false;
        else if (!waitsForLift) {
          const card = await readFound(() => {
            become({ state: 'reading' });
            onPhase?.('reading');
          });
          if (signal.aborted) return null;
          if (card.ok || card.error.code !== 'reader-offline') return card;
          return lost(card.error);
        }
      }
      await pause(POLL_INTERVAL - (performance.now() - asked), signal);
    }
    return null;
  }

  /** Selects and reads the card that was found. */
  async function readFound(reading: () => void): Promise<Result<ReadCard, Fault>> {
    const selected = await module.ask(Commands.select);
    if (!selected.ok && selected.error.reason === 'offline') return selected;
    if (!selected.ok || selected.value.status !== Status.ok) {
      if (await isGone()) return err(fault('card-removed', 'lifted before it was selected'));
      return err(
        fault('card-not-selected', selected.ok ? describeStatus(selected.value.status) : selected.error.cause),
      );
    }
    reading();
    let last: Fault = fault('card-unreadable', 'not read');
    for (let attempt = 0; attempt <= RETRIES; attempt += 1) {
      const answer = await module.ask(Commands.read);
      if (!answer.ok && answer.error.reason === 'offline') return answer;
      const card = answer.ok ? cardIn(answer.value) : answer;
      if (card.ok) return card;
      last = card.error;
      if (last.code === 'card-unknown-kind') return card;
      if (await isGone()) return err(fault('card-removed', `lifted while it was read: ${last.cause}`));
      if (link.status().state === 'disconnected') return err(fault('reader-offline', last.cause));
      // A card that was read to its end is not found again: only an answer damaged on the way is worth a retry.
    }
    waitsForLift = true;
    return err(last.code === 'reader-offline' ? fault('card-unreadable', last.cause) : last);
  }

  /** Whether no card lies there any more. A card that was read is not found again either: ask it for something. */
  async function isGone(): Promise<boolean> {
    const found = await module.ask(Commands.find);
    if (!found.ok || found.value.status === Status.found) return false;
    return !(await cardPresent());
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
  const flaw = numberFlaw(card.value.text);
  return flaw === null ? ok(card.value) : err(fault('card-unreadable', `the number breaks the rule of its ${flaw}`));
}

function numberFlaw(text: CardText): string | null {
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
