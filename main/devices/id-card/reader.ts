import type { Fault } from '../../../preload/faults.ts';
import type { Result } from '../../../preload/result.ts';

/** Sex as the card's text block states it (0, 1, 2, 9 of GB/T 2261.1). */
export type Sex = 'unknown' | 'male' | 'female' | 'unstated';

/**
 * What the text block of a card says, by kind of card. Field names and positions: GA 450 layouts. Dates are
 * `YYYY-MM-DD`; `validTo` is null where the card says 长期. Trimmed strings, empty where the card holds none.
 */
export type CardText =
  | {
      readonly kind: 'resident';
      readonly name: string;
      readonly sex: Sex;
      readonly nation: string;
      readonly birth: string;
      readonly address: string;
      readonly idNumber: string;
      readonly issuer: string;
      readonly validFrom: string;
      readonly validTo: string | null;
    }
  | {
      readonly kind: 'hmt';
      readonly name: string;
      readonly sex: Sex;
      readonly birth: string;
      readonly address: string;
      readonly idNumber: string;
      readonly issuer: string;
      readonly validFrom: string;
      readonly validTo: string | null;
      readonly passNo: string;
      readonly issueCount: string;
    }
  | {
      readonly kind: 'foreigner-2017';
      readonly englishName: string;
      readonly sex: Sex;
      readonly certNo: string;
      readonly nationality: string;
      readonly chineseName: string;
      readonly validFrom: string;
      readonly validTo: string | null;
      readonly birth: string;
      readonly version: string;
      readonly authority: string;
    }
  | {
      readonly kind: 'foreigner-2023';
      readonly chineseName: string;
      readonly sex: Sex;
      readonly renewCount: string;
      readonly birth: string;
      readonly englishName: string;
      readonly certNo: string;
      readonly validFrom: string;
      readonly validTo: string | null;
      readonly nationality: string;
      readonly oldNoAssoc: string;
    };

export type CardKind = CardText['kind'];

/** A card as it was read: its text and the bytes that only the platform can decode. */
export interface ReadCard {
  readonly text: CardText;
  /** WLT, 1024 bytes, passed to the platform as it is. */
  readonly photo: Uint8Array;
  /** 0, 512 or 1024 bytes. */
  readonly fingerprint: Uint8Array;
}

/** The reader as its owner sees it. */
export type IdCardReaderStatus =
  | { readonly state: 'disconnected'; readonly fault: Fault }
  /** The module answers; nobody waits for a card. */
  | { readonly state: 'ready' }
  /** Polling for a card. */
  | { readonly state: 'waiting' }
  | { readonly state: 'reading' };

export interface ReadOptions {
  /** Stops the wait; the promise then resolves to null. */
  readonly signal: AbortSignal;
  /** A card was found: its text is being read. Called again with `waiting` where the read failed and polling goes on. */
  readonly onPhase?: (phase: 'waiting' | 'reading') => void;
}

/** The capability to read an identity card. */
export interface IdCardReader {
  status(): IdCardReaderStatus;
  /** Calls `listener` on each change of status; returns the function that stops it. */
  onStatus(listener: (status: IdCardReaderStatus) => void): () => void;
  /**
   * Waits until a card lies on the reader and reads it once. A failure (`card-removed`, `card-not-selected`,
   * `card-unreadable`, `card-unknown-kind`, `reader-offline`, `reader-faulty`) ends the wait; call again to go on.
   * Resolves to null when `signal` aborts. Only one read at a time: a second one throws.
   */
  read(options: ReadOptions): Promise<Result<ReadCard, Fault> | null>;
  /** Whether the card that was read last still lies there. False also where the reader does not answer. */
  cardPresent(): Promise<boolean>;
  close(): Promise<void>;
}
