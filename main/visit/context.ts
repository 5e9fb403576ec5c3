import type { Language } from '../../preload/contract.ts';
import type { Fault, FaultCode } from '../../preload/faults.ts';
import type { Result } from '../../preload/result.ts';
import type { IdCardReader, ReadCard } from '../devices/id-card/reader.ts';
import type { DocumentPrinter } from '../devices/printer/printer.ts';
import type { Journal } from '../journal/journal.ts';
import type { Log } from '../log/log.ts';
import type { Identification, Licence, Service } from '../platform/contract.ts';
import type { Platform } from '../platform/platform.ts';
import type { PrintEnd, PrintStep } from './printing.ts';

/** What a visit needs of the world: interfaces only. */
export interface VisitPorts {
  readonly platform: Platform;
  readonly reader: IdCardReader;
  readonly printer: DocumentPrinter;
  readonly journal: Journal;
  readonly log: Log;
  /** Why a service cannot be offered now, or null. */
  readonly outOfService: (service: Service) => FaultCode | null;
  /** Something waits in the outbox. */
  readonly outboxFilled: () => void;
}

/** The step that a trouble page leads back to. */
export type TroubleStep = 'checking' | 'licences' | 'preview' | 'print';

/** All that is known during one visit. Everything but the services is forgotten when it ends. */
export interface VisitContext {
  readonly services: readonly Service[];
  readonly catalogueFault: Fault | null;
  readonly visit: string | null;
  readonly language: Language;
  readonly service: Service | null;
  readonly reading: boolean;
  readonly hint: Fault | null;
  readonly card: ReadCard | null;
  /** Idempotency key of the identification of this card. */
  readonly cardKey: string;
  readonly identification: Identification | null;
  readonly licences: readonly Licence[];
  readonly licence: Licence | null;
  readonly preview: { readonly handle: string; readonly pdf: Uint8Array } | null;
  /** Idempotency key of the next print authorisation; a new one after each settled print. */
  readonly printKey: string;
  readonly printStep: PrintStep | null;
  /** The resident asked to stop the print. */
  readonly stopping: boolean;
  readonly printed: { readonly printNumber: string; readonly pages: number } | null;
  readonly printNumbers: readonly string[];
  readonly trouble: { readonly fault: Fault; readonly step: TroubleStep; readonly printNumber: string | null } | null;
  readonly rated: boolean;
  readonly cardLeft: boolean;
}

/** What moves a visit: intents of the resident, and news of the devices and the platform. */
export type VisitEvent =
  | { readonly type: 'BEGIN' }
  | { readonly type: 'SPEAK'; readonly language: Language }
  | { readonly type: 'CHOOSE_SERVICE'; readonly code: string }
  | { readonly type: 'CHOOSE_LICENCE'; readonly id: string }
  | { readonly type: 'PRINT' }
  | { readonly type: 'ANOTHER' }
  | { readonly type: 'FINISH' }
  | { readonly type: 'RATE'; readonly grade: number }
  | { readonly type: 'SKIP_RATING' }
  | { readonly type: 'RETRY' }
  | { readonly type: 'BACK' }
  | { readonly type: 'CANCEL' }
  | { readonly type: 'EXPIRE' }
  | { readonly type: 'CARD_PHASE'; readonly phase: 'waiting' | 'reading' }
  | { readonly type: 'CARD_READ'; readonly result: Result<ReadCard, Fault> }
  | { readonly type: 'PRINT_STEP'; readonly step: PrintStep }
  | { readonly type: 'PRINT_ENDED'; readonly end: PrintEnd }
  | { readonly type: 'CARD_PROBED'; readonly present: boolean };

/** The outcome of a call to the platform, as the chart's actors return it. */
export type Answer<T> = Result<T, Fault>;

/** The context of a terminal that nobody stands at. */
export function emptyContext(known: Pick<VisitContext, 'services'> = { services: [] }): VisitContext {
  return {
    services: known.services,
    catalogueFault: null,
    visit: null,
    language: 'zh',
    service: null,
    reading: false,
    hint: null,
    card: null,
    cardKey: '',
    identification: null,
    licences: [],
    licence: null,
    preview: null,
    printKey: '',
    printStep: null,
    stopping: false,
    printed: null,
    printNumbers: [],
    trouble: null,
    rated: false,
    cardLeft: false,
  };
}
