import { type Reader, type ReadIdea, readIdeas } from './ideas.ts';
import type { Span } from './spans.ts';
import type { Link } from './stop-words.ts';
import type { Idea, IdeaRole } from './understanding.ts';
import { weigh } from './vocabulary.ts';

export interface QuestionReading {
  readonly kept: readonly ReadIdea[];
  /** Terms that were ruled out. */
  readonly excluded: readonly string[];
}

/** Where in the question the reading stands: what the words after "для" and "с" are meant for. */
interface Position {
  readonly link: Link | undefined;
  /** True when nothing has been named since the link. */
  readonly isLinked: boolean;
  readonly hasHead: boolean;
  readonly wantsAccessory: boolean;
  readonly isFirst: boolean;
  readonly next: Span | undefined;
}

/** How big a thing is for somebody; shops rarely say, and what they do not say speaks against nothing. */
const isSubjective = ({ role, attribute, alternatives }: Idea): boolean =>
  role === 'attribute' &&
  attribute === 'size' &&
  alternatives.some(({ term }) => term === 'big' || term === 'small');

const isThing = (role: IdeaRole): boolean => role === 'thing' || role === 'accessory';
const LARGEST_QUANTITY = 9;

/** The role an idea plays in this question, which its place may change. */
const roleAt = (
  idea: Idea,
  { link, isLinked, hasHead, wantsAccessory, isFirst, next }: Position,
): IdeaRole => {
  if (isSubjective(idea) || (link === 'or' && isLinked)) return 'purpose';
  const isNamed = isThing(idea.role) || idea.role === 'brand' || idea.role === 'word';
  // "С хорошей камерой самсунг": the camera comes along, the maker is of the phone.
  if (hasHead && isNamed && link === 'with' && (isLinked || idea.role !== 'brand')) return 'purpose';
  if (hasHead && isNamed && link === 'for' && !wantsAccessory) return 'purpose';
  const countsThings = next?.kind === 'concept' && isThing(next.concepts[0]?.role ?? 'attribute');
  const isSmall = idea.role === 'number' && Number(idea.said) <= LARGEST_QUANTITY;
  return isFirst && isSmall && countsThings ? 'quantity' : idea.role;
};

const inRole = (idea: Idea, role: IdeaRole, { vocabulary }: Reader): Idea =>
  role === idea.role ? idea : { ...idea, role, weight: weigh(0, role, vocabulary) };

/** "For pet hair", "для сухой кожи": shops rarely say so, hence it may be missing from what is offered. */
const WISH_SHARE = 0.5;

const asWish = (idea: Idea, { link, hasHead }: Position): Idea =>
  link === 'for' && hasHead && idea.role === 'attribute'
    ? { ...idea, weight: idea.weight * WISH_SHARE }
    : idea;

/** "Сиреневый или фиолетовый": either of them is what was asked for. */
const either = (one: ReadIdea, other: ReadIdea): ReadIdea => ({
  idea: {
    ...one.idea,
    alternatives: [...one.idea.alternatives, ...other.idea.alternatives],
    weight: Math.min(one.idea.weight, other.idea.weight),
    unknown: one.idea.unknown && other.idea.unknown,
  },
  text: `${one.text} ${other.text}`,
});

const EXCLUDES = new Set<Link>(['not', 'without']);
/** Links that hold for the next idea alone. */
const HOLDS_ONCE = new Set<Link>(['not', 'without', 'or']);

interface Standing {
  readonly link: Link | undefined;
  readonly isLinked: boolean;
}

const positionOf = (kept: readonly ReadIdea[], standing: Standing, next: Span | undefined): Position => ({
  ...standing,
  hasHead: kept.some(({ idea }) => isThing(idea.role) || idea.role === 'brand'),
  wantsAccessory: kept.some(({ idea }) => idea.role === 'accessory'),
  isFirst: kept.length === 0,
  next,
});

/** A brand says well enough what an accessory is for: "тонер для принтера Brother" fits without the printer. */
const withoutPlainTargets = (kept: readonly ReadIdea[], targets: ReadonlySet<Idea>, reader: Reader) => {
  const hasBrand = kept.some(({ idea }) => idea.role === 'brand');
  if (!hasBrand) return kept;
  return kept.map((each) =>
    targets.has(each.idea) ? { ...each, idea: inRole(each.idea, 'purpose', reader) } : each,
  );
};

const MAX_IDEAS = 24;

/** Reads what a question asks for and what it rules out. */
export const readQuestion = (spans: readonly Span[], reader: Reader): QuestionReading => {
  const kept: ReadIdea[] = [];
  const excluded: string[] = [];
  const targets = new Set<Idea>();
  let link: Link | undefined;
  let isLinked = false;
  let at = 0;

  const take = ({ idea, text }: ReadIdea, next: Span | undefined): void => {
    if (link !== undefined && EXCLUDES.has(link) && idea.role !== 'word' && !idea.unknown) {
      excluded.push(...idea.alternatives.map(({ term }) => term));
      return;
    }
    const last = kept.at(-1);
    if (link === 'or' && last?.idea.role === idea.role) {
      kept[kept.length - 1] = either(last, { idea, text });
      return;
    }
    const position = positionOf(kept, { link, isLinked }, next);
    const placed = asWish(inRole(idea, roleAt(idea, position), reader), position);
    if (link === 'for' && placed.role === 'thing' && position.wantsAccessory) targets.add(placed);
    if (idea.role !== 'attribute') isLinked = false;
    kept.push({ idea: placed, text });
  };

  while (at < spans.length && kept.length < MAX_IDEAS) {
    const span = spans[at];
    if (span?.kind === 'link') {
      link = span.link;
      isLinked = true;
    }
    const { read, length } = readIdeas(spans, at, reader);
    for (const each of read) take(each, spans[at + 1]);
    if (read.length > 0 && link !== undefined && HOLDS_ONCE.has(link)) link = undefined;
    at += length;
  }
  return { kept: withoutPlainTargets(kept, targets, reader), excluded };
};
