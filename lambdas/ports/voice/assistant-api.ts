import type { Hostname } from '../../contract/shop/hostname.ts';

/** The answer to a question about products. */
interface FoundProducts {
  readonly count: number;
  readonly searchType: string;
}

/** The API of a deployment, as the widget on a shop's page uses it. Both throw `SERVICE_UNAVAILABLE`, which tells what was answered. */
export interface AssistantApi {
  /** Opens a conversation and answers with its session's token. */
  open(hostname: Hostname): Promise<string>;
  search(
    shop: { readonly hostname: Hostname; readonly session: string },
    question: string,
  ): Promise<FoundProducts>;
}
