import type { CatalogProfile } from '../../../contract/catalog/search-document.ts';
import { FeedError } from '../../../contract/imports/feed.ts';
import type { Hostname } from '../../../contract/shop/hostname.ts';
import type { DraftCheck, DraftView, EmbeddedDocument } from '../../../ports/catalog/catalog-writer.ts';
import type { Candidate } from '../../../ports/catalog/product-index.ts';
import type { Language } from '../../language/language.ts';
import { groupsOf } from '../../search/retrieve.ts';
import { understand } from '../../search/understand/understand.ts';

/** Documents asked for before a catalogue goes live, at least, when it has as many. */
const FEWEST = 5;
/** What a draft is asked for each of them. */
const ASKED = { terms: [], limit: 100, nearestLimit: 100 } as const;
/** A vector as good as the one asked with: the same text, embedded once. */
const SAME = 0.999;
/** Titles can read like something else: "500 рублей подарок" is read as a price. */
const MUST_BE_FOUND = 0.5;

/** A document that must be found in a draft by its words and by its vector. */
type CanaryDocument = Pick<EmbeddedDocument, 'document' | 'vector'>;

/** Picks a handful of documents, spread evenly over a stream of unknown length. */
export const createCanaries = () => {
  let kept: CanaryDocument[] = [];
  let stride = 1;
  let seen = 0;
  return {
    add: (documents: readonly CanaryDocument[]): void => {
      for (const document of documents) {
        if (seen % stride === 0) kept.push(document);
        seen += 1;
        if (kept.length < FEWEST * 2) continue;
        kept = kept.filter((_, at) => at % 2 === 0);
        stride *= 2;
      }
    },
    picked: (): readonly CanaryDocument[] => kept,
  };
};

interface CheckParts {
  readonly domain: Hostname;
  readonly profile: CatalogProfile;
  readonly canaries: readonly CanaryDocument[];
  readonly language: Language;
}

interface Asking extends CheckParts {
  readonly draft: DraftView;
}

type Ask = (canary: CanaryDocument, asking: Asking) => Promise<'found' | 'missed' | 'not asked'>;

/** Twins of a title cannot be told apart, so any of them will do. */
const isAmong = (candidates: readonly Candidate[], { document }: CanaryDocument): boolean =>
  candidates.some((candidate) => candidate.document().title === document.title);

const askByWords: Ask = async (canary, { domain, profile, language, draft }) => {
  const { title, price } = canary.document;
  const { ideas } = understand(title, { profile, language, currency: price?.currency ?? 'USD' });
  if (ideas.length === 0) return 'not asked';
  const { lexical } = await draft.retrieve({ ...ASKED, domain, groups: groupsOf(ideas, profile) });
  return isAmong(lexical, canary) ? 'found' : 'missed';
};

const askByMeaning: Ask = async (canary, { domain, profile, draft }) => {
  const vector = { embedder: profile.embedder, values: canary.vector };
  const { nearest } = await draft.retrieve({ ...ASKED, domain, groups: [], vector });
  return isAmong(nearest, canary) || nearest.some(({ score }) => score >= SAME) ? 'found' : 'missed';
};

const failed = (what: string): FeedError =>
  new FeedError(
    'VERIFY_FAILED',
    `the new catalogue was built but did not pass its check: ${what}. Nothing was published; import again`,
  );

const nameOf = ({ document }: CanaryDocument): string =>
  `"${document.title}" (${document.productId}/${document.variantId})`;

const checkPresence = async ({ domain, canaries, draft }: Asking): Promise<void> => {
  for (const canary of canaries) {
    const { productId, variantId } = canary.document;
    const variants = await draft.product(domain, productId);
    if (!variants.some((each) => each.variantId === variantId))
      throw failed(`${nameOf(canary)} is not in it`);
  }
};

const checkFinding = async (asking: Asking, ask: Ask, how: string): Promise<void> => {
  const missed: CanaryDocument[] = [];
  let asked = 0;
  for (const canary of asking.canaries) {
    const verdict = await ask(canary, asking);
    if (verdict !== 'not asked') asked += 1;
    if (verdict === 'missed') missed.push(canary);
  }
  const [first] = missed;
  if (first && missed.length > asked * MUST_BE_FOUND) throw failed(`${nameOf(first)} is not found by ${how}`);
};

/** Refuses a draft that lacks documents, or in which a handful of them cannot be found as shoppers would. */
export const checkDraft =
  (parts: CheckParts): DraftCheck =>
  async (draft) => {
    const { profile } = parts;
    if (draft.variants !== profile.variants) {
      throw failed(`it holds ${draft.variants} variants, ${profile.variants} were written`);
    }
    const asking = { ...parts, draft };
    await checkPresence(asking);
    await checkFinding(asking, askByWords, 'its words');
    await checkFinding(asking, askByMeaning, 'its meaning');
  };
