import { describe, expect, it } from '@jest/globals';
import { DomainConfig } from '../../../lambdas/contract/shop/domain.ts';
import { createSaveCatalogLocale } from '../../../lambdas/core/shop/catalog-locale.ts';
import type { DomainStore, SaveOutcome } from '../../../lambdas/ports/shop/domain-store.ts';

const SHOP = 'shop.example.com';
const shop = (config: Readonly<Record<string, unknown>> = {}): DomainConfig =>
  DomainConfig.parse({ hostname: SHOP, shopName: 'Shop', aliases: ['a.example.com'], ...config });

const createFixture = (stored: DomainConfig | undefined, save?: () => Promise<SaveOutcome>) => {
  const saved: DomainConfig[] = [];
  const warnings: unknown[] = [];
  const domains: Pick<DomainStore, 'find' | 'save'> = {
    find: async () => stored,
    save: async (config) => {
      saved.push(config);
      return save ? save() : { kind: 'saved' };
    },
  };
  const log = { warn: (message: string, fields = {}) => void warnings.push({ message, ...fields }) };
  return { saveCatalogLocale: createSaveCatalogLocale({ domains, log }), saved, warnings };
};

describe('the language of a catalogue', () => {
  it('is written into the configuration of its shop, which otherwise stays as it is', async () => {
    const { saveCatalogLocale, saved, warnings } = createFixture(shop({ greeting: 'Hi' }));
    await saveCatalogLocale(SHOP, 'en');
    expect(saved).toEqual([{ ...shop({ greeting: 'Hi' }), catalogLocale: 'en' }]);
    expect(warnings).toEqual([]);
  });

  it('replaces the language of the catalogue before', async () => {
    const { saveCatalogLocale, saved } = createFixture(shop({ catalogLocale: 'en' }));
    await saveCatalogLocale(SHOP, 'ru');
    expect(saved).toEqual([shop({ catalogLocale: 'ru' })]);
  });

  it.each([
    ['it is known already', shop({ catalogLocale: 'en' })],
    ['the shop was removed', undefined],
    ['the address has become an alias of another shop', shop({ hostname: 'other.example.com' })],
  ])('is not written where %s', async (_, stored) => {
    const { saveCatalogLocale, saved, warnings } = createFixture(stored);
    await saveCatalogLocale(SHOP, 'en');
    expect(saved).toEqual([]);
    expect(warnings).toEqual([]);
  });

  it.each<[string, () => Promise<SaveOutcome>, string]>([
    ['the store does not answer', () => Promise.reject(new Error('table is away')), 'table is away'],
    [
      'another shop has taken an alias',
      async () => ({ kind: 'taken', hostname: 'a.example.com', owner: 'two.example.com' }),
      'a.example.com belongs to two.example.com',
    ],
  ])('leaves a warning and no error when %s', async (_, save, reason) => {
    const { saveCatalogLocale, warnings } = createFixture(shop(), save);
    await saveCatalogLocale(SHOP, 'en');
    expect(warnings).toEqual([
      {
        message: 'the language of the catalogue was not saved',
        domain: SHOP,
        language: 'en',
        reason: expect.stringContaining(reason),
      },
    ]);
  });
});
