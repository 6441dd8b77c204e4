import { formatMoney } from '../../../lambdas/contract/catalog/amounts.ts';
import type { Locale } from '../../../lambdas/contract/shop/locale.ts';
import type { Cart } from '../../../lambdas/contract/voice/cart.ts';
import { pageTexts } from '../../i18n/page.ts';

/** Nobody remembers more by ear. */
const MOST_NAMED = 4;

/** What is in the cart, in one sentence. */
export const cartSentence = ({ lines, total }: Cart, locale: Locale): string => {
  const texts = pageTexts[locale];
  if (lines.length === 0) return texts.empty;
  const named = lines
    .slice(0, MOST_NAMED)
    .map(({ title, quantity }) => (quantity > 1 ? `${title} × ${quantity}` : title));
  const rest = lines.length - named.length;
  const all = rest > 0 ? [...named, texts.more(rest)] : named;
  const count = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return texts.holds(count, all.join(', '), total === undefined ? '' : formatMoney(total, locale));
};
