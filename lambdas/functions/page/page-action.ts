import * as z from 'zod';
import type { PageAction, PageActionAnswer } from '../../contract/voice/cart.ts';
import { hostnameParameter } from '../../core/voice/bot-function.ts';

const ID_TYPES = ['string', 'integer'];

/** The parameters that name a product; any value passes here, as a wrong id is answered with a sentence. */
export const productParameters = {
  productId: z
    .preprocess((value) => value ?? '', z.unknown())
    .meta({ type: ID_TYPES, description: 'productId of a product that another function returned.' }),
  variantId: z
    .preprocess((value) => (value === '' ? undefined : (value ?? undefined)), z.unknown().optional())
    .meta({ type: ID_TYPES, description: 'variantId of the variant that the shopper chose.' }),
  hostname: hostnameParameter,
};

/** For the log line: the ids, and of any other value only the type. */
export const shownIds = (...ids: readonly unknown[]): string =>
  ids
    .filter((id) => id !== undefined)
    .map((id) => (typeof id === 'string' || typeof id === 'number' ? String(id) : typeof id))
    .join(' / ');

/**
 * The answer of a function that acts in the page: the widget does it, and says `response` if the page has let it. Such
 * functions run here first, so that arguments are checked and every call is logged.
 */
export const actInPage = (action: PageAction, response: string): PageActionAnswer => ({
  success: true,
  response,
  action,
});
