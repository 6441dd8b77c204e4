import type { Concept } from '../search/lexicon.ts';
import { shippedLexicon } from '../search/lexicon-files.ts';
import type { Span } from '../search/spans.ts';
import type { Link } from '../search/stop-words.ts';
import { isCyrillic } from '../search/words.ts';
import { conceptsOf } from './terms.ts';

/** Links that a thing's own name may run over. */
const JOINS = new Set<Link>(['not', 'or']);

/** The part of a name that says what the thing is: what stands before "для", "with" or a comma. */
export const headPart = (spans: readonly Span[]): readonly Span[] => {
  const end = spans.findIndex(
    (span, at) => at > 0 && (span.kind === 'break' || (span.kind === 'link' && !JOINS.has(span.link))),
  );
  return end < 0 ? spans : spans.slice(0, end);
};

const isKind = ({ role }: Concept): boolean => role === 'thing' || role === 'accessory';

/** A product line is the thing it names: an iPhone is a smartphone. */
const namesThing = (concept: Concept): boolean => {
  const lexicon = shippedLexicon();
  const isKindId = (id: string): boolean => {
    const broader = lexicon.concepts.get(id);
    return broader !== undefined && isKind(broader);
  };
  return concept.role === 'brand' && concept.isA.some(isKindId);
};

/**
 * What a name is the name of. English puts the thing last ("iPhone 15 silicone case"), Russian first
 * ("чехол силиконовый iPhone 15"); a product line counts only when no thing is named.
 */
export const headConcepts = (spans: readonly Span[]): readonly Concept[] => {
  const head = headPart(spans);
  const named = head.filter((span) => span.kind === 'concept' && span.concepts.some(isKind));
  const isRussian = named.some((span) => isCyrillic(span.words[0]?.text ?? ''));
  const chosen = isRussian ? named.find((span) => isCyrillic(span.words[0]?.text ?? '')) : named.at(-1);
  if (chosen) return conceptsOf([chosen]).filter(isKind);
  return conceptsOf(head).filter(namesThing);
};

/** Whether a name says that the thing is for another thing that is sold: "… for iPhone 15", "… для ноутбука". */
export const isForAnotherThing = (spans: readonly Span[]): boolean => {
  const at = spans.findIndex((span, place) => place > 0 && span.kind === 'link' && span.link === 'for');
  return at > 0 && conceptsOf(spans.slice(at)).some((concept) => isKind(concept) || concept.role === 'brand');
};
