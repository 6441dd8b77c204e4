import type { StoreTexts } from '../../lambdas/ports/shop/store-texts.ts';

/** For commands that read none. */
export const noTexts: StoreTexts = {
  published: async () => ({ revision: '', texts: [] }),
  change: async () => {},
};
