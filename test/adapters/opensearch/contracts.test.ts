import { describe } from '@jest/globals';
import { describeCandidates } from '../../contracts/catalog/candidates.ts';
import { describeCatalogHistory } from '../../contracts/catalog/catalog-history.ts';
import { describeCatalogPatcher } from '../../contracts/catalog/catalog-patcher.ts';
import { describeCatalogPrices } from '../../contracts/catalog/catalog-prices.ts';
import { describeCatalogWriter } from '../../contracts/catalog/catalog-writer.ts';
import { describeChangesMeanwhile } from '../../contracts/catalog/changes-meanwhile.ts';
import { describeProductIndex } from '../../contracts/catalog/product-index.ts';
import { describeOnEngine } from '../../engines/engine.ts';
import { openSearchEngine } from '../../engines/opensearch.ts';
import { openCatalog, pooled } from './catalog-engine.ts';

const layouts = [
  { layout: 'with indexes of their own', options: {} },
  { layout: 'in a shared index', options: pooled },
];

describeOnEngine('A real OpenSearch', await openSearchEngine(), (url) => {
  describe.each(layouts)('of shops $layout', ({ options }) => {
    const open = () => Promise.resolve(openCatalog(url, options));
    describeProductIndex('The OpenSearch index', open);
    describeCandidates('the OpenSearch index', open);
    describeCatalogWriter('The OpenSearch writer', open);
    describeCatalogHistory('The OpenSearch history', open);
    describeCatalogPatcher('The OpenSearch patcher', open);
    describeCatalogPrices('The OpenSearch prices', open);
    describeChangesMeanwhile('OpenSearch', open);
  });
});
