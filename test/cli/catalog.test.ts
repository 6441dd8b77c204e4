import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { catalogCommand } from '../../cli/catalog.ts';
import type { Terminal } from '../../cli/command.ts';
import { createOpenSearchProductIndex } from '../../lambdas/adapters/opensearch/product-index.ts';
import { dropIndexes, unsigned } from '../adapters/opensearch/catalog-engine.ts';
import { type BedrockStandIn, startBedrockStandIn } from '../engines/bedrock-stand-in.ts';
import { describeOnEngine } from '../engines/engine.ts';
import { openSearchEngine } from '../engines/opensearch.ts';

const PHONE = {
  id: '2',
  title: 'iPhone 15',
  brand: 'Apple',
  category: ['Electronics', 'Phones'],
  variants: [{ id: '3', options: { storage: '256GB' }, price: { minor: 99990, currency: 'USD' } }],
};

class Exit extends Error {}

/** Runs the command as a shell would, with the file's text on standard input. */
const run = async (line: readonly string[], input: string) => {
  const seen = { code: 0, out: '', err: '' };
  const terminal: Terminal = {
    out: (text) => {
      seen.out += text;
    },
    err: (text) => {
      seen.err += text;
    },
    read: async () => input,
    exit: (code) => {
      seen.code = code;
      throw new Exit();
    },
    endWith: (code) => {
      seen.code = code;
    },
  };
  const program = new Command('storevoice').addCommand(catalogCommand(terminal));
  await program.parseAsync(['catalog', ...line], { from: 'user' }).catch((error: unknown) => {
    if (!(error instanceof Exit)) throw error;
  });
  return seen;
};

const target = ['--domain', 'shop.example.com', '--search', 'https://search.example.com'];

describe('storevoice catalog import', () => {
  it('names the line, the field and the remedy of what is wrong, and imports nothing', async () => {
    const lines = [JSON.stringify(PHONE), '{"id":', JSON.stringify({ ...PHONE, title: '' })].join('\n');
    const { code, err, out } = await run(['import', '-', ...target], lines);
    expect(code).toBe(1);
    expect(err).toMatch(/line 2: is not JSON\nline 3: title: /);
    expect(out).toBe('');
  });

  it('does not empty a shop by an empty file', async () => {
    const { code, err } = await run(['import', '-', ...target], '\n\n');
    expect(code).toBe(1);
    expect(err).toContain('has no products; the live catalogue stays');
  });

  it.each([
    [['--domain', 'not a host', '--search', 'https://search.example.com'], /domain: is not a host name/],
    [['--domain', 'shop.example.com', '--search', 'search'], /search: write the endpoint like/],
    [[...target, '--dimension', '1000'], /dimension: .*256.*512.*1024/],
    [[...target, '--model', 'gpt'], /model: .*cohere.embed-v4:0/],
  ])('does not understand %j', async (options, message) => {
    const { code, err } = await run(['import', '-', ...options], JSON.stringify(PHONE));
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});

describeOnEngine('storevoice catalog import on a real OpenSearch', await openSearchEngine(), (url) => {
  const prefix = 'storevoice-cli-test-';
  let bedrock: BedrockStandIn;

  beforeAll(async () => {
    bedrock = await startBedrockStandIn();
    Object.assign(process.env, {
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url,
    });
  });

  afterAll(async () => {
    await dropIndexes(url, prefix);
    await bedrock.close();
  });

  it('publishes the catalogue that a deployment of the stage then answers from', async () => {
    const line = ['import', '-', '--domain', 'shop.example.com', '--search', url, '--stage', 'cli-test'];
    const { code, out } = await run(line, `${JSON.stringify(PHONE)}\n`);
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringMatching(/^Published 1 products with 1 variants for shop\.example\.com \(/),
    });
    expect(bedrock.served.map(({ model }) => model)).toEqual(['global.cohere.embed-v4:0']);
    const index = createOpenSearchProductIndex({ engine: unsigned(url), prefix });
    expect(await index.product('shop.example.com', '2')).toEqual([
      expect.objectContaining({ variantId: '3', price: { minor: 99990, currency: 'USD' } }),
    ]);
  });
});
