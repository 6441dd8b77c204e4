import * as z from 'zod';
import type { PageAction, PageActionAnswer } from '../../contract/voice/bot.ts';
import { ID_TYPES, productIdParameter } from '../arguments.ts';

/** The parameters that name a product; any value passes here, as a wrong id is answered with a sentence. */
export const productParameters = {
  productId: productIdParameter.meta({
    description: 'productId of a product that another function returned.',
  }),
  variantId: z
    .preprocess((value) => (value === '' ? undefined : (value ?? undefined)), z.unknown().optional())
    .meta({ type: ID_TYPES, description: 'variantId of the variant that the shopper chose.' }),
};

/**
 * The answer of a function that acts in the page: the widget does it, and says `response` if the page has let it. Such
 * functions run here first, so that arguments are checked and every call is logged.
 */
export const actInPage = (action: PageAction, response: string): PageActionAnswer => ({
  success: true,
  response,
  action,
});
