import { expect, it } from '@jest/globals';
import { domainCommand } from '../../../cli/shop/domain.ts';
import {
  createEmbeddedDomainStore,
  createEmbeddedImportLedger,
} from '../../../lambdas/adapters/embedded/shop-stores.ts';
import { freshStore } from '../../adapters/embedded/fresh-store.ts';
import { noRows, noTexts } from '../no-texts.ts';
import { runCommandLine } from '../run-command.ts';

it('opens no shop of a deployment to everybody', async () => {
  const store = await freshStore();
  const domains = createEmbeddedDomainStore({ store });
  const { code, err } = await runCommandLine({
    create: (terminal) =>
      domainCommand({
        terminal,
        openStore: async () => ({
          domains,
          imports: createEmbeddedImportLedger({ store }),
          isDeployment: true,
          texts: noTexts,
          rows: noRows,
          place: 'table test',
          remedy: 'look at the table',
          close: async () => {},
        }),
      }),
    line: ['domain', 'put', 'shop.example.com', '--shop-name', 'Shop', '--open-access'],
    input: '',
  });
  expect(code).toBe(1);
  expect(err).toMatch(/openAccess is for a demo on one machine/);
  expect(await domains.find('shop.example.com')).toBeUndefined();
  await store.close();
});
