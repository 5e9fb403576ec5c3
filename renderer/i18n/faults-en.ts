import type { FaultCode } from '../../preload/faults.ts';
import type { FaultText } from './faults-zh.ts';

/** The failures in English. */
export const faultsEn: Readonly<Record<FaultCode, FaultText>> = {
  'card-removed': {
    title: 'The card was lifted too soon',
    what: 'We had not finished reading it.',
    next: 'Please put it back and leave it until you are told to take it.',
    short: 'Card removed',
  },
  'card-not-selected': {
    title: 'We could not recognise the card',
    what: 'It may be upside down, or another card may be touching it.',
    next: 'Place one card only, and try the other side.',
    short: 'Card not recognised',
  },
  'card-unreadable': {
    title: 'The card could not be read',
    what: 'We did not get all the information on it.',
    next: 'Lift the card, wipe it and place it again.',
    short: 'Card unreadable',
  },
  'card-unknown-kind': {
    title: 'This card cannot be used here',
    what: 'This terminal does not know this kind of card.',
    next: 'Please use one of the cards listed below.',
    short: 'Unsupported card',
  },
  'reader-offline': {
    title: 'The card reader is not responding',
    what: 'This terminal cannot read cards at the moment.',
    next: 'Please tell a member of staff, or use another terminal.',
    short: 'Card reader offline',
  },
  'reader-faulty': {
    title: 'The card reader is out of order',
    what: 'It did not pass its own check and cannot be used for now.',
    next: 'Please tell a member of staff, or use another terminal.',
    short: 'Card reader faulty',
  },
  'platform-unreachable': {
    title: 'We cannot reach the service',
    what: 'The network or the service is down. We are reconnecting.',
    next: 'Please wait a moment and try again.',
    short: 'No connection',
  },
  'platform-slow': {
    title: 'The service has not answered',
    what: 'We waited a long time and got no reply.',
    next: 'Please try again, or come back later.',
    short: 'Service too slow',
  },
  'platform-nonsense': {
    title: 'We received something wrong',
    what: 'What the service sent was incomplete, so we did not use it.',
    next: 'Please try again, or call the help line.',
    short: 'Bad data received',
  },
  'platform-refused': {
    title: 'The service said no',
    what: 'It cannot handle this request at the moment.',
    next: 'Please call the help line, or ask at the counter.',
    short: 'Request declined',
  },
  'person-unknown': {
    title: 'We could not find your record',
    what: 'Nobody on file matches this card.',
    next: 'Please have your details checked at the counter.',
    short: 'No record found',
  },
  'card-expired': {
    title: 'Your card has expired',
    what: 'This card is past its expiry date.',
    next: 'Please use a valid card, or ask at the counter.',
    short: 'Card expired',
  },
  'identification-expired': {
    title: 'Your sign-in has timed out',
    what: 'To protect your information, we need to check your card again.',
    next: 'Go back and place your card once more.',
    short: 'Timed out',
  },
  'licence-not-printable': {
    title: 'This licence cannot be printed',
    what: 'It may have expired, been revoked or been changed.',
    next: 'Choose another licence, or ask at the counter.',
    short: 'Not printable',
  },
  'print-limit-reached': {
    title: 'No prints left',
    what: 'This licence has been printed as often as it may be.',
    next: 'If you need another copy, please ask at the counter.',
    short: 'No prints left',
  },
  'document-damaged': {
    title: 'The document did not arrive intact',
    what: 'What we received differs from the original.',
    next: 'Nothing was printed. Please try again.',
    short: 'Document incomplete',
  },
  'printer-offline': {
    title: 'The printer is not responding',
    what: 'This terminal cannot reach its printer at the moment.',
    next: 'Please tell a member of staff, or use another terminal.',
    short: 'Printer offline',
  },
  'printer-out-of-paper': {
    title: 'The printer is out of paper',
    what: 'The tray is empty, so nothing can be printed now.',
    next: 'Please ask a member of staff to add paper, then try again.',
    short: 'Out of paper',
  },
  'printer-jam': {
    title: 'Paper is stuck in the printer',
    what: 'A sheet is jammed inside.',
    next: 'Please do not pull at it. Tell a member of staff.',
    short: 'Paper jam',
  },
  'printer-cover-open': {
    title: "The printer's cover is open",
    what: 'The printer will not work until the cover is closed.',
    next: 'Please ask a member of staff to close it.',
    short: 'Printer cover open',
  },
  'printer-toner-out': {
    title: 'The printer is out of toner',
    what: 'The toner has run out, so nothing can be printed now.',
    next: 'Please ask a member of staff to replace it.',
    short: 'Out of toner',
  },
  'printer-busy': {
    title: 'The printer is busy',
    what: 'It is still working on the previous document.',
    next: 'Please wait a moment and try again.',
    short: 'Printer busy',
  },
  'printer-failed': {
    title: 'Your document was not printed',
    what: 'The printer stopped part of the way through.',
    next: 'Please try again, and give any printed sheets to a member of staff.',
    short: 'Print failed',
  },
  'print-cancelled': {
    title: 'Printing was stopped',
    what: 'It was stopped as you asked, and no paper came out.',
    next: 'You can go back and print again whenever you like.',
    short: 'Print stopped',
  },
  'print-unknown': {
    title: 'We cannot tell whether it printed',
    what: 'This terminal could not confirm that the paper came out.',
    next: 'Check the tray first. If it is empty, please tell a member of staff.',
    short: 'Result unknown',
  },
  'request-refused': {
    title: 'This step was not completed',
    what: 'The terminal did not accept that action.',
    next: 'Please try again, or tell a member of staff.',
    short: 'Not accepted',
  },
  internal: {
    title: 'Something went wrong here',
    what: 'This step was not completed. It was nothing you did.',
    next: 'Please try again, or tell a member of staff.',
    short: 'Terminal fault',
  },
};
