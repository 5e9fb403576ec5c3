import { type DestinationStream, pino } from 'pino';
import type { Fault } from '../../preload/faults.ts';
import { type LogEvent, logEvents } from './events.ts';

export type { LogEvent };

/** The only fields that a log line can carry: none can hold personal data. */
export interface LogFields {
  readonly visit?: string | null;
  readonly code?: string;
  readonly cause?: string;
  readonly service?: string;
  readonly printNumber?: string;
  readonly outcome?: string;
  readonly status?: string;
  readonly kind?: string;
  readonly what?: string;
  readonly shell?: string;
  readonly version?: string;
  readonly seconds?: number;
}

/** Writes one event of the catalogue. */
export type Log = (event: LogEvent, fields?: LogFields) => void;

/** A log of JSON lines, one an event; to standard error unless `destination` is given. */
export function createLog(destination: DestinationStream = pino.destination({ dest: 2, sync: true })): Log {
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'event' }, destination);
  return (event, fields = {}) => logger[logEvents[event].level](fields, event);
}

/** The fields of a fault. */
export function faultFields(fault: Fault): { code: string; cause: string } {
  return { code: fault.code, cause: fault.cause };
}

/** What an unexpected error says of itself, for the log. */
export function causeOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
