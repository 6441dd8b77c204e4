import type { CatalogProfile } from '../../../lambdas/contract/catalog/search-document.ts';
import { createProfileBuilder } from '../../../lambdas/core/catalog/profile/profile.ts';
import { toSearchDocuments } from '../../../lambdas/core/catalog/search-documents.ts';
import { language } from '../../language.ts';
import { tinyShop } from './tiny-shop.ts';

const builder = createProfileBuilder(language);
for (const [at, product] of tinyShop.entries()) builder.add(toSearchDocuments(product, at * 100, language));

/** What the understanding knows of the tiny shop. */
export const tinyProfile: CatalogProfile = builder.build({
  generation: 'tiny',
  publishedAt: new Date('2026-11-22T12:00:00Z'),
  embedder: { model: 'test', dimension: 8 },
});
