import type { ReportProblem } from '../raw-offer.ts';
import { createSeenSet, fittingId } from './ids.ts';
import type { NormalOffer } from './normalise.ts';
import { createOfferReport } from './offer-report.ts';

/** Some shops number the offers of each group from one again, so that one id means different goods. */
const createOtherGoods = () => {
  const seen = createSeenSet();
  /** An id of its own, the same at every import, for an offer whose group and title are not those of an earlier one. */
  return ({ id, groupId, title }: NormalOffer): string | undefined => {
    if (groupId === undefined || title === undefined) return undefined;
    const isOtherGroup = seen.add(`${id}\n${groupId}`);
    const isOtherTitle = seen.add(`${id}\n\n${title}`);
    return isOtherGroup && isOtherTitle ? fittingId(`${groupId}/${id}`) : undefined;
  };
};

/** Gives each offer an id that no other has; `undefined` for an offer that is there already, which is reported. */
export const createOwnIds = (report: ReportProblem) => {
  const ids = createSeenSet();
  const idAmongOthers = createOtherGoods();

  return (offer: NormalOffer): NormalOffer | undefined => {
    const { id, fallbackId } = offer;
    const isNew = ids.add(id);
    const hasFallback = fallbackId !== undefined && fallbackId !== id && ids.add(fallbackId);
    const own = fallbackId === undefined ? idAmongOthers(offer) : undefined;
    if (isNew) return offer;
    if (hasFallback) return { ...offer, id: fallbackId, variantId: undefined };
    if (own !== undefined && ids.add(own)) {
      createOfferReport(offer, report).warn('shared-id', 'id', `${id} → ${own}`);
      return { ...offer, id: own, variantId: undefined };
    }
    return void createOfferReport(offer, report).reject('duplicate-id', 'id', id);
  };
};
