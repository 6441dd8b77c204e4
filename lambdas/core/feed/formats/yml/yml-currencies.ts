import { currencyOf } from '../../normalise/price/currency.ts';
import type { Exchange } from '../../raw-offer.ts';
import type { XmlElement } from '../xml-records.ts';

/**
 * The currencies of a feed. One has the rate 1, and the rates of others say what one unit of them costs in it; a bank's
 * name in place of a rate says nothing that can be calculated with.
 */
export const createYmlCurrencies = () => {
  const rates = new Map<string, number>();
  let own: string | undefined;
  return {
    add: ({ attributes }: XmlElement): void => {
      const code = currencyOf(attributes.id ?? '');
      const rate = Number((attributes.rate ?? '').replace(',', '.'));
      if (code === undefined || !(rate > 0)) return;
      if (rate === 1) own ??= code;
      rates.set(code, rate);
    },
    /** How the currency of an offer is exchanged; `undefined` where it is the feed's own, or has no rate. */
    exchangeOf: (written: string | undefined): Exchange | undefined => {
      if (written === undefined || own === undefined || rates.size < 2) return undefined;
      const from = currencyOf(written);
      const rate = from === undefined ? undefined : rates.get(from);
      return from === undefined || rate === undefined || from === own ? undefined : { from, to: own, rate };
    },
  };
};
