import type { Screen, ScreenName, Snapshot } from '../../preload/contract.ts';

/** What a screen gets: its own member of the contract's union, and the terminal that it runs on. */
export interface ScreenProps<N extends ScreenName> {
  readonly screen: Extract<Screen, { name: N }>;
  readonly terminal: Snapshot['terminal'];
}
