const EMAIL = /[^\s@,;]+@[^\s@,;]+\.[\p{L}\d-]+/u;
/** What the number behind it proves: "телефон", "last digits", "ends in". */
const PROOF_WORD = /(?:телефон|тел\b|цифр|оканчива|заканчива|phone|digits|ends?\b|ending)/iu;
const FIGURES = /(?<![\p{L}\d])(?:\p{L}{1,4}[-№ ]?)?\d[\d-]{2,}(?![\p{L}\d])/gu;
const ORDER_PREFIX = /^\p{L}{1,4}[- ]?(?=\d)/u;

export interface OrderSaid {
  readonly orderNumber: string | undefined;
  readonly proof: string | undefined;
}

/** A word glued to a number belongs to it ("А-1042"), one beside it does not ("заказ 1042"). */
const withoutWord = (figures: string): string => figures.replace(/^\p{L}+ /u, '');

/** The order and what proves that it is the shopper's: an e-mail, or the last digits of a phone. */
export const orderIn = (text: string): OrderSaid => {
  const email = EMAIL.exec(text)?.[0];
  const figures = [...text.replace(EMAIL, ' ').matchAll(FIGURES)];
  const isProof = ({ index, 0: found }: RegExpExecArray): boolean => {
    const words =
      text
        .replace(EMAIL, ' ')
        .slice(0, index)
        .split(/[\d,;]/u)
        .at(-1) ?? '';
    return PROOF_WORD.test(words) && !ORDER_PREFIX.test(withoutWord(found));
  };
  const order = figures.find((each) => !isProof(each));
  const proof = figures.find((each) => each !== order);
  return {
    orderNumber: order && withoutWord(order[0]),
    proof: email ?? (proof && withoutWord(proof[0])),
  };
};

/** In capitals or with digits, as codes are written. */
const CODE = /(?<![\p{L}\d_-])(?=[\p{L}\d_-]*[\p{Lu}\d])[\p{Lu}\d][\p{Lu}\d_-]{2,}(?![\p{L}\d_-])/u;
const BEHIND_WORD =
  /(?:промокод|купон|код(?: (?:на )?скидки?)?|coupon|voucher|(?:promo|discount) code|code)\p{L}*[\s:«"—-]+(?<code>[\p{L}\d_-]{3,})/iu;

/** The discount code that was said or written. */
export const codeIn = (text: string): string | undefined => {
  const { code = '' } = BEHIND_WORD.exec(text)?.groups ?? {};
  return CODE.exec(text)?.[0] ?? (/\d/u.test(code) ? code : undefined);
};
