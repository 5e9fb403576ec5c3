/** The delays of a visit, milliseconds, in one place. The idle limits are settings: see the configuration. */
export const delays = {
  /** Out of service: how long until the catalogue is asked for again. */
  catalogueRetry: 5_000,
  /** Identify: pause after a card that could not be read, so that the sentence about it can be seen. */
  readerRest: 800,
  /** Collect: the paper is out and nobody asks for more; go on to the rating. */
  collectRest: 30_000,
  /** Farewell: how long it stays where the card is gone. */
  farewell: 8_000,
  /** Farewell: how often the reader is asked whether the card still lies there. */
  cardProbe: 700,
  /** Farewell: how long a forgotten card keeps the reminder up before the next resident may begin. */
  cardReminder: 60_000,
} as const;
