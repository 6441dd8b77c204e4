import { deniedTerm } from '../../catalog/terms/terms.ts';
import { isKind } from '../../language/concept.ts';
import type { Link } from '../../language/grammar.ts';
import { createIdea } from './create-idea.ts';
import { readIdeas } from './ideas.ts';
import type { Span } from './spans.ts';
import { type Idea, type IdeaRole, type LikelyTerm, termsOfIdea } from './understanding.ts';
import type { Reader } from './vocabulary.ts';

/** Where in the question an idea was said, which tells what the words after "для" and "с" are meant for. */
interface Position {
  readonly link: Link | undefined;
  /** True when nothing has been named since the link. */
  readonly isLinked: boolean;
  /** The ideas before it. */
  readonly kept: readonly Idea[];
  readonly next: Span | undefined;
}

/** How big a thing is for somebody; shops rarely say, and what they do not say speaks against nothing. */
const isSubjective = ({ role, attribute, concepts }: Idea): boolean =>
  role === 'attribute' &&
  attribute === 'size' &&
  concepts.some(({ term }) => term === '#big' || term === '#small');

/** Whether an idea says what is wanted, by its kind or its maker. */
const isHead = (idea: Idea): boolean => isKind(idea) || idea.role === 'brand';
const isAccessory = ({ role }: Idea): boolean => role === 'accessory';

const LARGEST_QUANTITY = 9;

/** The role an idea plays in this question, which its place may change. */
const roleAt = (idea: Idea, { link, isLinked, kept, next }: Position): IdeaRole => {
  if (isSubjective(idea) || (link === 'or' && isLinked)) return 'purpose';
  const hasHead = kept.some(isHead);
  const isNamed = isHead(idea) || idea.role === 'word';
  // "С хорошей камерой самсунг": the camera comes along, the maker is of the phone.
  if (hasHead && isNamed && link === 'with' && (isLinked || idea.role !== 'brand')) return 'purpose';
  if (hasHead && isNamed && link === 'for' && !kept.some(isAccessory)) return 'purpose';
  // "Сельдь в масле": the oil is how the herring comes.
  if (hasHead && isKind(idea) && link === 'in' && isLinked) return 'attribute';
  const [counted] = next?.kind === 'concept' ? next.concepts : [];
  const isSmall = idea.role === 'number' && Number(idea.said) <= LARGEST_QUANTITY;
  return kept.length === 0 && isSmall && counted && isKind(counted) ? 'quantity' : idea.role;
};

const inRole = (idea: Idea, role: IdeaRole): Idea => (role === idea.role ? idea : { ...idea, role });

/** "Сиреневый или фиолетовый": either of them is what was asked for. */
const either = (one: Idea, other: Idea): Idea => ({
  ...one,
  spellings: [...one.spellings, ...other.spellings],
  concepts: [...one.concepts, ...other.concepts],
  unknown: one.unknown && other.unknown,
  text: `${one.text} ${other.text}`,
});

const deniedOf = ({ term, weight }: LikelyTerm): LikelyTerm => ({ term: deniedTerm(term), weight });

/** What a document says that lacks an idea: "no added sugar" for "без сахара". */
const denied = ({ said, text, spellings, concepts }: Idea, reader: Reader): Idea =>
  createIdea(
    {
      role: 'attribute',
      said,
      text,
      spellings: spellings.map(({ stems, weight }) => ({ stems: stems.map(deniedTerm), weight })),
      concepts: concepts.map(deniedOf),
    },
    reader,
  );

const EXCLUDES = new Set<Link>(['not', 'without']);
/**
 * Whether a link before an idea rules it out. A word that is not understood may only be missing, unless the catalogue
 * says of something that it lacks it: "без фтора" where nothing says that it has any.
 */
const isExcluded = (idea: Idea, link: Link | undefined, lack: Idea): boolean =>
  link !== undefined &&
  EXCLUDES.has(link) &&
  (!idea.unknown || !lack.unknown) &&
  (link === 'without' || idea.role !== 'word');

/** What a document has that has an idea: its concepts, or else its words. */
const ownTerms = (idea: Idea): readonly string[] =>
  idea.concepts.length > 0 ? idea.concepts.map(({ term }) => term) : termsOfIdea(idea);

/** Links that hold for the next idea alone. */
const HOLDS_ONCE = new Set<Link>(['not', 'without', 'or']);

/** Ideas of which some are only what the thing is wanted for. */
const asPurpose = (kept: readonly Idea[], isPurpose: (idea: Idea) => boolean): readonly Idea[] =>
  kept.map((idea) => (isPurpose(idea) ? inRole(idea, 'purpose') : idea));

/** A brand says well enough what an accessory is for: "тонер для принтера Brother" fits without the printer. */
const withoutPlainTargets = (kept: readonly Idea[], targets: ReadonlySet<Idea>): readonly Idea[] =>
  kept.some(({ role }) => role === 'brand') ? asPurpose(kept, (idea) => targets.has(idea)) : kept;

/** "Набор лего" is Lego, whether or not its title says that it is a set. */
const withoutContainers = (kept: readonly Idea[], { language }: Reader): readonly Idea[] =>
  kept.some(isHead)
    ? asPurpose(kept, ({ role, said }) => role === 'word' && language.is('container', said))
    : kept;

const MAX_IDEAS = 24;

/** Reads the ideas that a question asks for, and the terms that it rules out. */
export const readQuestion = (spans: readonly Span[], reader: Reader) => {
  const kept: Idea[] = [];
  const excluded: string[] = [];
  const targets = new Set<Idea>();
  let link: Link | undefined;
  let isLinked = false;
  let at = 0;

  const take = (idea: Idea, next: Span | undefined): void => {
    const lack = denied(idea, reader);
    if (isExcluded(idea, link, lack)) {
      excluded.push(...ownTerms(idea));
      if (link === 'without' && kept.length > 0 && !lack.unknown) kept.push(lack);
      return;
    }
    const last = kept.at(-1);
    if (link === 'or' && last?.role === idea.role) {
      kept[kept.length - 1] = either(last, idea);
      return;
    }
    const placed = inRole(idea, roleAt(idea, { link, isLinked, kept, next }));
    if (link === 'for' && placed.role === 'thing' && kept.some(isAccessory)) targets.add(placed);
    if (idea.role !== 'attribute') isLinked = false;
    kept.push(placed);
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
  return { ideas: withoutContainers(withoutPlainTargets(kept, targets), reader), excluded };
};
