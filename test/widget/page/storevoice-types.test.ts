import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

const published = new URL('../../../widget/page/storevoice.d.ts', import.meta.url);

/** TypeScript's errors for a merchant's script that has only our published types beside it. */
const complaints = async (script: string): Promise<readonly string[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'storevoice-types-'));
  try {
    await writeFile(join(folder, 'storevoice.d.ts'), await readFile(published));
    const file = join(folder, 'shop.ts');
    await writeFile(file, `/// <reference path="./storevoice.d.ts" />\n${script}`);
    const program = ts.createProgram([file], {
      strict: true,
      noEmit: true,
      types: [],
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
    });
    return ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

describe('the types a merchant gets', () => {
  it('compile by themselves and fit a script that uses the whole page API', async () => {
    const script = `
      const widget = document.querySelector('storevoice-widget');
      widget?.setContext({ productId: 2, url: location.href, cart: { items: 1 } });
      void widget?.ask('айфон').then(() => widget.close());
      void widget?.speak().then((result) => ('code' in result ? result.code : result.outcome));
      document.addEventListener('storevoice:add-to-cart', (event) => {
        event.preventDefault();
        const { product, quantity, waitUntil } = event.detail;
        waitUntil(fetch('/cart/add.js', { body: JSON.stringify({ id: Number(product.variantId), quantity }) }));
      });
      storevoice.registerCart({
        read: () => fetch('/cart.json').then((response) => response.json()),
        add: (product, quantity) => fetch('/add', { body: JSON.stringify({ id: product.variantId, quantity }) }),
        checkoutUrl: '/checkout',
      });
      storevoice.registerTool({ name: 'points', description: 'Counts', parameters: { type: 'object' }, execute: () => '40' });
      document.addEventListener('storevoice:cart', ({ detail }) => console.log(detail.cart.lines.length));
      document.addEventListener('storevoice:message', ({ detail }) => console.log(detail.role, detail.text, detail.cut));
      document.addEventListener('storevoice:error', ({ detail }) => console.log(detail.code, detail.supportCode));`;
    expect(await complaints(script)).toEqual([]);
  });

  it('catch what is wrong', async () => {
    const found = await complaints(`
      document.querySelector('storevoice-widget')?.shout();
      document.addEventListener('storevoice:products', ({ detail }) => detail.product);`);
    expect(found).toEqual([
      expect.stringContaining("'shout' does not exist"),
      expect.stringContaining("'product' does not exist"),
    ]);
  });
});
