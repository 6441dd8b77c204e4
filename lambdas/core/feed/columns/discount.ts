/** A number in a cell, whatever else stands around it; NaN where there is none. */
export const amountOf = (written: string | undefined): number => {
  const digits = (written ?? '').replace(/[^\d.,-]/gu, '');
  const plain = /^-?\d+,\d{1,2}$/u.test(digits) ? digits.replace(',', '.') : digits.replaceAll(',', '');
  return plain === '' ? Number.NaN : Number(plain);
};

/** An amount as exports write it. */
export const writtenAmount = (amount: number): string => String(Math.round(amount * 100) / 100);

interface Discount {
  readonly percent?: string | undefined;
  readonly amount?: string | undefined;
}

/** What is left to pay; `undefined` without a discount, or where it leaves nothing. */
export const discountedPrice = (
  price: string | undefined,
  { percent, amount }: Discount,
): string | undefined => {
  const full = amountOf(price);
  const share = amountOf(percent);
  const off = share > 0 ? (full * share) / 100 : amountOf(amount);
  return off > 0 && off < full ? writtenAmount(full - off) : undefined;
};
