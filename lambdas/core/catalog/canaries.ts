import { FeedError } from '../../contract/feed.ts';
import type { Hostname } from '../../contract/hostname.ts';
import type { CatalogProfile } from '../../contract/search-document.ts';
import type { DraftCheck, DraftView, EmbeddedDocument } from '../../ports/catalog-writer.ts';
import type { Candidate } from '../../ports/product-index.ts';
import { understand } from '../search/understand.ts';

/** Documents asked for before a catalogue goes live, at least, when it has as many. */
const FEWEST = 5;
const CANDIDATES = 100;
/** A vector as good as the one asked with: the same text, embedded once. */
const SAME = 0.999;
/** Titles can read like something else: "500 рублей подарок" is a price to whoever listens. */
const MUST_BE_FOUND = 0.5;

/** Picks a handful of documents, spread evenly over a stream of unknown length. */
export const createCanaries = () => {
  let kept: EmbeddedDocument[] = [];
  let stride = 1;
  let seen = 0;
  return {
    add: (documents: readonly EmbeddedDocument[]): void => {
      for (const document of documents) {
        if (seen % stride === 0) kept.push(document);
        seen += 1;
        if (kept.length < FEWEST * 2) continue;
        kept = kept.filter((_, at) => at % 2 === 0);
        stride *= 2;
      }
    },
    picked: (): readonly EmbeddedDocument[] => kept,
  };
};
export type Canaries = ReturnType<typeof createCanaries>;

interface Asking {
  readonly domain: Hostname;
  readonly profile: CatalogProfile;
  readonly draft: DraftView;
}

type Verdict = 'found' | 'missed' | 'not asked';

/** Twins of a title cannot be told apart, so any of them will do. */
const isAmong = (candidates: readonly Candidate[], { document }: EmbeddedDocument): boolean =>
  candidates.some(({ document: { title } }) => title === document.title);

const askByWords = async (canary: EmbeddedDocument, { domain, profile, draft }: Asking): Promise<Verdict> => {
  const { title, price } = canary.document;
  const { groups } = understand(title, { profile, currency: price?.currency ?? 'USD' });
  if (groups.length === 0) return 'not asked';
  const { lexical } = await draft.retrieve({ domain, groups, limit: CANDIDATES });
  return isAmong(lexical, canary) ? 'found' : 'missed';
};

const askByMeaning = async (
  canary: EmbeddedDocument,
  { domain, profile, draft }: Asking,
): Promise<Verdict> => {
  const vector = { embedder: profile.embedder, values: canary.vector };
  const { nearest } = await draft.retrieve({ domain, groups: [], vector, limit: CANDIDATES });
  return isAmong(nearest, canary) || nearest.some(({ score }) => score >= SAME) ? 'found' : 'missed';
};

const failed = (what: string): FeedError =>
  new FeedError(
    'VERIFY_FAILED',
    `the new catalogue was built but did not pass its check: ${what}. Nothing was published; import again`,
  );

const nameOf = ({ document }: EmbeddedDocument): string =>
  `"${document.title}" (${document.productId}/${document.variantId})`;

const checkPresence = async (canaries: readonly EmbeddedDocument[], asking: Asking): Promise<void> => {
  for (const canary of canaries) {
    const { productId, variantId } = canary.document;
    const variants = await asking.draft.product(asking.domain, productId);
    if (!variants.some((each) => each.variantId === variantId))
      throw failed(`${nameOf(canary)} is not in it`);
  }
};

const checkFinding = async (
  canaries: readonly EmbeddedDocument[],
  ask: (canary: EmbeddedDocument) => Promise<Verdict>,
  how: string,
): Promise<void> => {
  const missed: EmbeddedDocument[] = [];
  let asked = 0;
  for (const canary of canaries) {
    const verdict = await ask(canary);
    if (verdict !== 'not asked') asked += 1;
    if (verdict === 'missed') missed.push(canary);
  }
  const [first] = missed;
  if (first && missed.length > asked * MUST_BE_FOUND) throw failed(`${nameOf(first)} is not found by ${how}`);
};

/** Refuses a draft that lacks documents, or in which a handful of them cannot be found as shoppers would. */
export const checkDraft =
  (domain: Hostname, profile: CatalogProfile, canaries: readonly EmbeddedDocument[]): DraftCheck =>
  async (draft) => {
    if (draft.variants !== profile.variants) {
      throw failed(`it holds ${draft.variants} variants, ${profile.variants} were written`);
    }
    const asking: Asking = { domain, profile, draft };
    await checkPresence(canaries, asking);
    await checkFinding(canaries, (canary) => askByWords(canary, asking), 'its words');
    await checkFinding(canaries, (canary) => askByMeaning(canary, asking), 'its meaning');
  };
