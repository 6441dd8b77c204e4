import { composeRules, type Rules } from '../../language/rules.ts';
import { personSpans } from './addresses.ts';
import { emailSpans } from './emails.ts';
import { numberSpans } from './numbers.ts';
import { type MaskedSpan, tokensOf } from './tokens.ts';

/** Replaces personal data in a text. */
export type Mask = (text: string) => string;

/** Of spans that overlap, the one that begins first. */
const apart = (spans: readonly MaskedSpan[]): readonly MaskedSpan[] => {
  let end = 0;
  return [...spans]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((span) => {
      const isFree = span.start >= end;
      if (isFree) end = span.end;
      return isFree;
    });
};

const replaced = (text: string, spans: readonly MaskedSpan[]): string => {
  let end = 0;
  const pieces = spans.map((span) => {
    const piece = text.slice(end, span.start) + span.mask;
    end = span.end;
    return piece;
  });
  return pieces.join('') + text.slice(end);
};

/**
 * Masks e-mails, phones, cards, documents, names and addresses in a shopper's words, written or spoken, in the languages of the
 * rules. Numbers of shopping (models, storage, prices, sizes, articles, barcodes of up to 14 digits) stay as they are.
 */
export const createMask =
  (rules: Rules): Mask =>
  (text) => {
    const tokens = tokensOf(text);
    return replaced(
      text,
      apart([
        ...emailSpans(text, tokens, rules),
        ...personSpans(text, tokens, rules),
        ...numberSpans(tokens, rules),
      ]),
    );
  };

let written: Mask | undefined;

/** Masks what needs no language to be seen: digits and written addresses. Its rules are made at the first use. */
export const maskWritten: Mask = (text) => {
  written ??= createMask(composeRules([]));
  return written(text);
};
