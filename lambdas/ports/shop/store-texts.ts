import type { Hostname } from '../../contract/shop/hostname.ts';
import type { PublishedTexts, StoreText } from '../../contract/shop/store-text.ts';

/** How a shop's texts are to be changed; it may be asked again when somebody else changed them in between. */
type ChangeTexts = (texts: readonly StoreText[]) => readonly StoreText[];

/**
 * The merchants' own texts. A shop's are read and written together, so that shoppers never hear half of an import. Throws
 * `SERVICE_UNAVAILABLE` when the store does not answer, and when what it holds is damaged.
 */
export interface StoreTexts {
  /** All texts of a shop, with a revision that differs after every change. */
  published(domain: Hostname): Promise<PublishedTexts>;
  /** Publishes changed texts at once, or nothing when `change` throws. Changes made at the same time follow each other. */
  change(domain: Hostname, change: ChangeTexts): Promise<void>;
}
