import { sha256 } from '../../lambdas/adapters/node-crypto/sha256.ts';
import { createMerchantServices } from '../../lambdas/core/merchant/merchant-services.ts';
import { createMask } from '../../lambdas/core/voice/mask/mask.ts';
import { language } from '../language.ts';

/** A merchant whose servers answer nothing, for tests of other functions. */
export const silentMerchant = createMerchantServices({
  mask: createMask(language),
  webhooks: { call: async () => ({ kind: 'failed', why: 'nobody is there' }) },
  usage: {
    count: async () => ({ kind: 'counted', used: 1 }),
    giveBack: async () => {},
    add: async () => ({}),
  },
  sha256,
  clock: () => new Date(),
  log: { info: () => {}, warn: () => {}, error: () => {} },
});
