import type { Hostname } from '../../contract/shop/hostname.ts';

/** The lines of the log that were asked for. */
interface FoundLines {
  /** Each the JSON text of one line; the order is not that of time. */
  readonly lines: readonly string[];
  /** The time that was searched; absent when the log is empty. */
  readonly searched?: { readonly from: Date; readonly to: Date } | undefined;
}

/** Finds conversations in a log. Throws `SERVICE_UNAVAILABLE` when the log cannot be read. */
export interface ConversationLog {
  linesOf(sessionId: string): Promise<FoundLines>;
  /** The lines of all conversations with a shop, by its own hostname, from the time that is searched. */
  linesOfShop(domain: Hostname): Promise<FoundLines>;
}
