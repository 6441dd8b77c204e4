import type { RawOffer } from '../../raw-offer.ts';

interface ClaimOptions<Claim> {
  /** Goods that wait for the product which has them as its variants. */
  readonly most: number;
  /** The goods as a variant of the product. */
  readonly join: (offer: RawOffer, claim: Claim) => RawOffer;
}

/** Brings goods to the product that names them as its variants, which may come before them or after. */
export const createClaims = <Claim>({ most, join }: ClaimOptions<Claim>) => {
  const waiting = new Map<string, RawOffer>();
  const claims = new Map<string, Claim>();

  const release = (count: number): readonly RawOffer[] => {
    const oldest = [...waiting].slice(0, count);
    for (const [id] of oldest) waiting.delete(id);
    return oldest.map(([, offer]) => offer);
  };

  return {
    claim: (id: string, claim: Claim): readonly RawOffer[] => {
      const offer = waiting.get(id);
      if (offer) waiting.delete(id);
      else claims.set(id, claim);
      return offer ? [join(offer, claim)] : [];
    },
    /** The goods where a product has named them already; otherwise they wait. */
    take: (id: string, offer: RawOffer): readonly RawOffer[] => {
      const claim = claims.get(id);
      if (claim !== undefined) {
        claims.delete(id);
        return [join(offer, claim)];
      }
      waiting.set(id, offer);
      return waiting.size > most ? release(1) : [];
    },
    isClaimed: (id: string): boolean => claims.has(id),
    end: (): readonly RawOffer[] => release(waiting.size),
  };
};
