import type { SearchDocument } from '../../../contract/catalog/search-document.ts';
import type { Concept } from '../../language/concept.ts';
import type { Language } from '../../language/language.ts';
import { wordsOf } from '../../language/numbers/numbers.ts';
import type { Span } from '../../search/understand/spans.ts';
import { amountIn, factsOf } from '../facts/facts.ts';
import { broaderConcepts, conceptsOf, literalTerms, spansOf } from '../terms/terms.ts';
import { wordTermsOf } from './same-kind.ts';

/** How the shop says that an accessory fits a product. */
export type Fit =
  /** The product's model is named. */
  | { readonly kind: 'title' }
  | { readonly kind: 'record' }
  /** Its kind is named, and no other model. */
  | { readonly kind: 'target'; readonly target: string }
  /** It lies in the section of things for that kind. */
  | { readonly kind: 'section'; readonly section: string };

interface Token {
  readonly text: string;
  /** Whether it is a part of a model's name: a number, a product line, "Pro", a word the lexicon lacks. */
  readonly isModel: boolean;
}

const isModelConcept = ({ role, attribute }: Concept): boolean => role === 'brand' || attribute === 'model';

const isModelSpan = (span: Span): boolean =>
  span.kind === 'number' || span.kind === 'word' || conceptsOf([span]).some(isModelConcept);

const tokensOf = (spans: readonly Span[], language: Language): readonly Token[] =>
  spans.flatMap((span): readonly Token[] => {
    const texts = literalTerms(span, language);
    if (texts.length === 0) return [{ text: '', isModel: false }];
    const isModel = isModelSpan(span);
    return texts.map((text) => ({ text, isModel }));
  });

/** The words of a text that name a model, without those of a maker's name. */
const modelWords = (text: string, maker: string, language: Language): readonly string[] => {
  const ofMaker = wordTermsOf(maker, language);
  return tokensOf(spansOf(text, language), language)
    .filter((token) => token.isModel && !ofMaker.includes(token.text))
    .map((token) => token.text);
};

/** The words of a product's title that name its model. */
export const modelOf = (
  { productTitle, brand = '' }: SearchDocument,
  language: Language,
): readonly string[] => modelWords(productTitle, brand, language);

/** Whether a text names a model and no longer name that begins like it: an iPhone 15 is not an iPhone 15 Pro. */
const namesModel = (model: readonly string[], text: string, language: Language): boolean => {
  if (model.length === 0) return false;
  const tokens = tokensOf(spansOf(text, language), language);
  return tokens.some(
    (_, from) =>
      model.every((word, at) => tokens[from + at]?.text === word) &&
      tokens[from + model.length]?.isModel !== true,
  );
};

/** What a title says behind "for". */
const targetOf = (title: string, { linkOf }: Language): string | undefined => {
  const words = title.split(/\s+/u);
  const at = words.findIndex((word, place) => place > 0 && linkOf(word.toLowerCase()) === 'for');
  return at < 0 ? undefined : words.slice(at).join(' ');
};

const isOfKind = (text: string, kinds: ReadonlySet<string>, language: Language): boolean =>
  conceptsOf(spansOf(text, language)).some(({ id }) => kinds.has(id));

/** Whether a text names a product line: what it then fits is that line's model. */
const namesLine = (text: string, language: Language): boolean =>
  conceptsOf(spansOf(text, language)).some(
    (concept) =>
      concept.role === 'brand' && broaderConcepts([concept], ['thing', 'accessory'], language).length > 0,
  );

/** Whether both say a size in inches and these are not the same: a 14-inch sleeve is for no 16-inch laptop. */
const isOtherSize = (title: string, record: SearchDocument, language: Language): boolean => {
  const display = factsOf([record], language).find(({ key }) => key === 'display');
  const own = amountIn(display?.values[0] ?? '', language);
  const said = amountIn(title, language);
  return own?.unit === 'in' && said?.unit === 'in' && Math.trunc(own.value) !== Math.trunc(said.value);
};

/** A product to find accessories for, read once. */
interface Fitted {
  readonly record: SearchDocument;
  readonly model: readonly string[];
  /** The ideas that say what it is. */
  readonly kinds: ReadonlySet<string>;
}

/** How the shop says that one thing is for another; absent when it does not say so. */
export const fitOf = (
  { productTitle, category, accessory, attributes }: SearchDocument,
  { record, model, kinds }: Fitted,
  language: Language,
): Fit | undefined => {
  const target = targetOf(productTitle, language);
  const isForSomething = accessory || target !== undefined;
  if (isForSomething && namesModel(model, target ?? productTitle, language)) return { kind: 'title' };
  const compatible = Object.entries(attributes).filter(([name]) =>
    language.propertiesIn(wordsOf(name, language)).groups.some((group) => group.includes('compatibility')),
  );
  if (compatible.some(([, value]) => namesModel(model, value, language))) return { kind: 'record' };
  if (!isForSomething || namesLine(productTitle, language)) return undefined;
  if (isOtherSize(productTitle, record, language)) return undefined;
  if (target !== undefined) {
    const isForOneModel = modelWords(target, record.brand ?? '', language).length > 0;
    return isOfKind(target, kinds, language) && !isForOneModel ? { kind: 'target', target } : undefined;
  }
  const letters = model.filter((word) => /^\p{L}{3,}$/u.test(word));
  const named = new Set(tokensOf(spansOf(productTitle, language), language).map(({ text }) => text));
  if (letters.some((word) => named.has(word))) return undefined;
  const section = category.toReversed().find((name) => isOfKind(name, kinds, language));
  return section === undefined ? undefined : { kind: 'section', section };
};
