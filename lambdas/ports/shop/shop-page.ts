import type { Hostname } from '../../contract/shop/hostname.ts';

/** A page of a shop as a browser gets it; addresses are absolute. */
export interface ShopPage {
  /** Where the page is after redirects. */
  readonly url: string;
  /** Every Content-Security-Policy that holds, from headers and from `<meta>`. */
  readonly policies: readonly string[];
  readonly permissionsPolicy: string;
  readonly embedderPolicy: string;
  /** The script tags whose file is called as our loader is. */
  readonly tags: readonly WidgetTag[];
  readonly frames: readonly PageFrame[];
}

export interface WidgetTag {
  readonly src: string;
  readonly hasNonce: boolean;
  readonly isCrossOrigin: boolean;
}

export interface PageFrame {
  readonly src: string;
  /** The frame's `allow` attribute. */
  readonly allow: string;
}

/** What the host in the tag answers. */
export interface WidgetHost {
  readonly origin: string;
  readonly script: {
    /** HTTP status; 0 when nobody answered. */
    readonly status: number;
    readonly isJavaScript: boolean;
    /** Whether a page with `Cross-Origin-Embedder-Policy: require-corp` may load it without CORS. */
    readonly isForEveryOrigin: boolean;
  };
  /** What its API says of the page's shop; `silent` when it is not an API of ours. */
  readonly shop: 'registered' | 'unknown' | 'silent';
}

/** Reads what is public. A page that cannot be read throws `INVALID_REQUEST` with the reason. */
export interface ShopPageReader {
  page(url: string): Promise<ShopPage>;
  /** What a deployment answers for a shop. Never throws. */
  widgetHost(origin: string, shop: Hostname): Promise<WidgetHost>;
}
