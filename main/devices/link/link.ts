import type { Fault } from '../../../preload/faults.ts';
import type { Result } from '../../../preload/result.ts';

/**
 * A link moves bytes to and from one device and knows nothing of what they mean. It opens itself, and opens itself
 * again after an unplug; a driver sees only `connected` and `disconnected`.
 */
export type LinkStatus = { readonly state: 'connected' } | { readonly state: 'disconnected'; readonly cause: string };

export interface Link {
  /** The path or address as configured, for the log. */
  readonly name: string;
  status(): LinkStatus;
  onStatus(listener: (status: LinkStatus) => void): () => void;
  /** Bytes as they come, in pieces of any size. */
  onBytes(listener: (bytes: Uint8Array) => void): () => void;
  /** Writes all of `bytes`; fails with `reader-offline`-like faults of the caller's choosing where the link is down. */
  write(bytes: Uint8Array): Promise<Result<void, Fault>>;
  close(): Promise<void>;
}
