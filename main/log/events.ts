/**
 * The catalogue of log events: each has an id, a level and a sentence that says when it is written and what a
 * technician can make of it. Nothing else is ever logged.
 */
export const logEvents = {
  'kiosk.started': { level: 'info', doc: 'The kiosk is up: shell and version.' },
  'kiosk.stopping': { level: 'info', doc: 'The kiosk was told to stop.' },
  'kiosk.embedded': {
    level: 'warn',
    doc: 'Runs against the embedded platform or emulated devices: nothing printed is valid.',
  },
  'kiosk.failed': { level: 'error', doc: 'The kiosk could not start, or something unexpected was caught.' },
  'shell.refused': {
    level: 'warn',
    doc: 'The shell refused a request, a sender, a navigation, a window or a permission.',
  },
  'shell.renderer-lost': {
    level: 'error',
    doc: 'The renderer died, hung or could not load; the shell brings it back.',
  },
  'shell.renderer-ready': { level: 'info', doc: 'The renderer painted its first screen after a load.' },
  'border.refused': { level: 'warn', doc: 'A message over the border named no command or broke its schema.' },
  'border.failed': { level: 'error', doc: 'A command handler threw, or answered what its schema forbids.' },
  'visit.began': { level: 'info', doc: 'Someone touched the attract screen: a visit has begun.' },
  'visit.service': { level: 'info', doc: 'A service was chosen.' },
  'visit.identified': {
    level: 'info',
    doc: 'The platform knows the holder of the card. The kind of card is logged, nothing else.',
  },
  'visit.trouble': { level: 'warn', doc: 'The resident was shown a trouble page or a hint: code and cause.' },
  'visit.idle': { level: 'info', doc: 'Nobody touched the screen until the countdown ended; the visit was ended.' },
  'visit.card-left': { level: 'warn', doc: 'The visit ended while its card lay on the reader.' },
  'visit.ended': { level: 'info', doc: 'The visit is over and forgotten.' },
  'reader.status': { level: 'info', doc: 'The reader changed its status.' },
  'reader.lost': { level: 'warn', doc: 'The reader does not answer: check its cable and power.' },
  'print.authorised': { level: 'info', doc: 'The platform authorised one printing.' },
  'print.sent': { level: 'info', doc: 'The printer took the job.' },
  'print.settled': {
    level: 'info',
    doc: 'A print ended: printed, failed or unknown, with the code of what went wrong.',
  },
  'print.reconciled': { level: 'warn', doc: 'A print that a crash had left open was settled after the start.' },
  'outbox.delivered': { level: 'info', doc: 'The platform took an entry of the outbox.' },
  'outbox.waiting': { level: 'warn', doc: 'The platform could not take an entry; it is tried again later.' },
  'outbox.refused': { level: 'error', doc: 'The platform refused an entry for good; it is kept for the technician.' },
  'platform.enrolled': { level: 'info', doc: 'The terminal is enrolled at the platform.' },
  'platform.away': {
    level: 'warn',
    doc: 'The catalogue could not be had: the terminal is out of service until it can.',
  },
  'platform.reached': { level: 'info', doc: 'The catalogue was had: the terminal is in service.' },
} as const satisfies Record<string, { level: 'info' | 'warn' | 'error'; doc: string }>;

export type LogEvent = keyof typeof logEvents;
