import type { FunctionComponent } from 'react';
import type { FaultCode } from '../../../preload/faults.ts';
import * as card from './card-scenes.tsx';
import * as other from './other-scenes.tsx';
import * as printer from './printer-scenes.tsx';
import './illustration.css';

const scenes = {
  'place-card': card.PlaceCard,
  'reading-card': card.ReadingCard,
  'checking-card': card.CheckingCard,
  'turn-card': card.TurnCard,
  'lifted-card': card.LiftedCard,
  'unread-card': card.UnreadCard,
  'unknown-card': card.UnknownCard,
  'expired-card': card.ExpiredCard,
  'broken-reader': card.BrokenReader,
  'card-left': card.CardLeft,
  printing: printer.Printing,
  'take-paper': printer.TakePaper,
  'empty-tray': printer.EmptyTray,
  jam: printer.Jam,
  'open-cover': printer.OpenCover,
  'no-toner': printer.NoToner,
  'printer-away': printer.PrinterAway,
  'printer-busy': printer.PrinterBusy,
  'print-failed': printer.PrintFailed,
  'broken-link': other.BrokenLink,
  'slow-link': other.SlowLink,
  declined: other.Declined,
  'damaged-document': other.DamagedDocument,
  'barred-document': other.BarredDocument,
  'unknown-document': other.UnknownDocument,
  'stopped-document': other.StoppedDocument,
  'no-documents': other.NoDocuments,
  'unknown-person': other.UnknownPerson,
  'time-over': other.TimeOver,
  'terminal-at-fault': other.TerminalAtFault,
  thanks: other.Thanks,
} as const satisfies Record<string, FunctionComponent>;

/** The pictures that there are. */
export type Scene = keyof typeof scenes;
/** Their names, for the gallery. */
export const sceneNames = Object.keys(scenes).filter((name): name is Scene => name in scenes);

/** The picture that goes with a failure. */
export const faultScenes: Readonly<Record<FaultCode, Scene>> = {
  'card-removed': 'lifted-card',
  'card-not-selected': 'turn-card',
  'card-unreadable': 'unread-card',
  'card-unknown-kind': 'unknown-card',
  'reader-offline': 'broken-reader',
  'reader-faulty': 'broken-reader',
  'platform-unreachable': 'broken-link',
  'platform-slow': 'slow-link',
  'platform-nonsense': 'damaged-document',
  'platform-refused': 'declined',
  'person-unknown': 'unknown-person',
  'card-expired': 'expired-card',
  'identification-expired': 'time-over',
  'licence-not-printable': 'barred-document',
  'print-limit-reached': 'barred-document',
  'document-damaged': 'damaged-document',
  'printer-offline': 'printer-away',
  'printer-out-of-paper': 'empty-tray',
  'printer-jam': 'jam',
  'printer-cover-open': 'open-cover',
  'printer-toner-out': 'no-toner',
  'printer-busy': 'printer-busy',
  'printer-failed': 'print-failed',
  'print-cancelled': 'stopped-document',
  'print-unknown': 'unknown-document',
  'request-refused': 'terminal-at-fault',
  internal: 'terminal-at-fault',
};

/** A picture of what to do or of what is the matter. The words beside it say the same. */
export function Illustration({
  scene,
  size = 'medium',
}: {
  readonly scene: Scene;
  readonly size?: 'medium' | 'large';
}) {
  const Drawing = scenes[scene];
  return (
    <svg className={`illustration illustration--${size}`} viewBox="0 0 560 360" aria-hidden="true">
      <Drawing />
    </svg>
  );
}
