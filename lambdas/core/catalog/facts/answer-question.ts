import { isInStock } from '../../../contract/catalog/availability.ts';
import type { SearchDocument } from '../../../contract/catalog/search-document.ts';
import type { Language } from '../../language/language.ts';
import type { PropertyName } from '../../language/properties.ts';
import { factSentences } from '../../phrases/facts.ts';
import { propertyNames } from '../../phrases/property-names.ts';
import { sharedOptions } from '../../search/decide/fitting.ts';
import type { Speech } from '../../search/say/spoken-value.ts';
import { sayVariant } from '../../search/say/variant.ts';
import { type AskedTerm, type FactQuestion, readFactQuestion, shows, termsIn } from './asked.ts';
import { type Fact, factsOf, spokenFact, spokenFactValue } from './facts.ts';
import {
  cutSentence,
  statementsOf,
  type TextEvidence,
  textOnProperty,
  textOnTerms,
} from './text-evidence.ts';

/** A product's record, with the variant that the conversation is about. */
interface ProductRecord {
  readonly chosen: SearchDocument;
  readonly documents: readonly SearchDocument[];
}

/** What a question says of the options: "is there a 42 in black?". */
interface AskedOptions {
  /** The options of which values were named. */
  readonly names: readonly string[];
  /** The variants that have all of them. */
  readonly matching: readonly SearchDocument[];
  /** The values of these variants in the named options. */
  readonly values: readonly string[];
}

const askedOptions = (
  terms: readonly AskedTerm[],
  documents: readonly SearchDocument[],
  { facts, language }: { readonly facts: readonly Fact[]; readonly language: Language },
): AskedOptions | undefined => {
  const named = new Map(
    facts
      .filter(({ isOption }) => isOption)
      .map(({ name, values }) => {
        const meant = values.filter((value) => terms.some((term) => shows(termsIn(value, language), term)));
        return [name, meant] as const;
      })
      .filter(([, values]) => values.length > 0),
  );
  if (named.size === 0) return undefined;
  const names = [...named.keys()];
  const matching = documents.filter(({ attributes }) =>
    names.every((name) => named.get(name)?.includes(attributes[name] ?? '')),
  );
  const values = names.flatMap((name) => matching.flatMap(({ attributes }) => attributes[name] ?? []));
  return { names, matching, values: [...new Set(values)] };
};

/** A question held against the record of a product, narrowed to the variants that it names. */
interface Inquiry {
  readonly asked: FactQuestion;
  /** What is asked beside what the product is called. */
  readonly terms: readonly AskedTerm[];
  readonly options: AskedOptions | undefined;
  readonly chosen: SearchDocument;
  readonly facts: readonly Fact[];
}

/** Facts that one question is answered with at most. */
const MOST_FACTS = 3;
/** Letters of a description that are read out when a shopper wants to hear more of a product. */
const MOST_OVERVIEW = 280;

const sayText = ({ kind, text }: TextEvidence, speech: Speech): string => {
  const say = factSentences[speech.locale];
  return kind === 'title' ? say.titled(text) : say.described(cutSentence(text));
};

const sayFacts = (facts: readonly Fact[], speech: Speech): readonly string[] =>
  facts.slice(0, MOST_FACTS).map((fact) => factSentences[speech.locale].fact(spokenFact(fact, speech)));

/** What the record says of one property. */
const tellProperty = (
  group: readonly PropertyName[],
  { chosen, facts, terms }: Inquiry,
  speech: Speech,
): readonly string[] => {
  if (group.includes('price')) return [sayVariant(chosen, speech.locale)];
  const { availability } = factSentences[speech.locale];
  if (group.includes('availability')) return [`${chosen.title}: ${availability[chosen.availability]}`];
  const named = facts.filter(({ properties }) => properties.some((property) => group.includes(property)));
  if (named.length > 0) return sayFacts(named, speech);
  const text = textOnProperty(chosen, group, { terms, language: speech.language });
  return text ? [sayText(text, speech)] : [];
};

const sayOptions = ({ matching, values }: AskedOptions, speech: Speech): string => {
  const say = factSentences[speech.locale];
  const spoken = values.map((value) => spokenFactValue(value, speech));
  const states = new Set<string>(matching.map(({ availability }) => availability));
  if (['in-stock', 'preorder', 'backorder'].some((state) => states.has(state))) return say.comesIn(spoken);
  return states.has('unknown') ? say.offeredIn(spoken) : say.soldOutIn(spoken);
};

/** What the record says of things that are not a known property: "is it waterproof?", "with a lid?". */
const tellTerms = ({ terms, chosen, facts }: Inquiry, speech: Speech): readonly string[] => {
  const { language } = speech;
  const shownBy = ({ name, values }: Fact): boolean =>
    [name, ...values].some((text) => terms.some((term) => shows(termsIn(text, language), term)));
  const shown = facts.filter(shownBy);
  if (shown.length > 0) return sayFacts(shown, speech);
  const text = textOnTerms(chosen, terms, language);
  if (text) return [sayText(text, speech)];
  const properties = new Set(terms.map(({ property }) => property));
  return sayFacts(
    facts.filter(({ key }) => [...properties].some((property) => property === key)),
    speech,
  );
};

/** The beginning of the description and a few facts. */
const overview = (
  { description = '' }: SearchDocument,
  facts: readonly Fact[],
  speech: Speech,
): readonly string[] => {
  const said: string[] = [];
  for (const sentence of statementsOf(description)) {
    if (said.length > 0 && [...said, sentence].join('. ').length > MOST_OVERVIEW) break;
    said.push(cutSentence(sentence, MOST_OVERVIEW));
  }
  return [...said, ...sayFacts(facts, speech)];
};

/** Of the variants that a question names, the one most like the variant that was talked about, if it can be had. */
const nearest = (matching: readonly SearchDocument[], chosen: SearchDocument): SearchDocument | undefined => {
  const worth = (one: SearchDocument): number => sharedOptions(chosen, one) + Number(isInStock(one));
  return matching.toSorted((one, other) => worth(other) - worth(one))[0];
};

const inquire = (question: string, { chosen, documents }: ProductRecord, { language }: Speech): Inquiry => {
  const asked = readFactQuestion(question, language);
  const own = termsIn(`${chosen.productTitle}, ${chosen.brand ?? ''}`, language);
  const others = asked.terms.filter((term) => !shows(own, term));
  const terms = others.length > 0 || asked.groups.length > 0 ? others : asked.terms;
  const facts = factsOf(documents, language);
  const options = askedOptions(terms, documents, { facts, language });
  const first = options && nearest(options.matching, chosen);
  if (!first) return { asked, terms, options, chosen, facts };
  return {
    asked,
    terms,
    options,
    chosen: options.matching.includes(chosen) ? chosen : first,
    facts: factsOf(options.matching, language),
  };
};

const tellOptions = ({ options, facts }: Inquiry, speech: Speech): readonly string[] => {
  if (!options) return [];
  if (options.matching.length > 0) return [sayOptions(options, speech)];
  const named = facts.filter(({ name }) => options.names.includes(name));
  return [factSentences[speech.locale].noSuch(), ...sayFacts(named, speech)];
};

/** The properties that a question names and that the options it names do not answer already. */
const openGroups = ({ asked, options, facts }: Inquiry): FactQuestion['groups'] => {
  const named = facts.filter(({ name }) => options?.names.includes(name));
  const settled = new Set<PropertyName>(['description', ...named.flatMap(({ properties }) => properties)]);
  return asked.groups.filter((group) => !group.some((each) => settled.has(each)));
};

interface FactAnswer {
  readonly response: string;
  /** The variant that the question is about: the blue one for "is it there in blue?". */
  readonly chosen: SearchDocument;
}

/**
 * Answers a question about one product from its record, and names where that says so. What the record does not say
 * is said to be missing: neither yes nor no is concluded from silence.
 */
export const answerQuestion = (question: string, record: ProductRecord, speech: Speech): FactAnswer => {
  const say = factSentences[speech.locale];
  const inquiry = inquire(question, record, speech);
  const told = openGroups(inquiry).map((group) => ({ group, lines: tellProperty(group, inquiry, speech) }));
  const byName = [...tellOptions(inquiry, speech), ...told.flatMap(({ lines }) => lines)];
  const lines = byName.length > 0 ? byName : tellTerms(inquiry, speech);
  const missing = told
    .flatMap(({ group, lines }) => (lines.length > 0 ? [] : group.slice(0, 1)))
    .map((property) => propertyNames[property][speech.locale]);
  const isMissed = missing.length > 0 && (lines === byName || lines.length === 0);
  const answered = isMissed ? [...lines, say.notSaidOf(missing)] : lines;
  const isOverview = inquiry.asked.groups.some((group) => group.includes('description'));
  const more =
    answered.length === 0 && isOverview ? overview(inquiry.chosen, inquiry.facts, speech) : answered;
  const said = [...new Set(more.length > 0 ? more : [say.notSaid()])];
  return { response: `${said.join('. ')}.`, chosen: inquiry.chosen };
};
