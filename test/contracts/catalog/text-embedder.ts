import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TextEmbedder } from '../../../lambdas/ports/catalog/text-embedder.ts';

const cosine = (a: Float32Array | undefined, b: Float32Array | undefined): number =>
  (a ?? new Float32Array()).reduce((sum, value, at) => sum + value * (b?.[at] ?? 0), 0);

export interface EmbedderContractOptions {
  /** Left out where vectors come from a stand-in that knows no meaning. Default: true. */
  readonly knowsMeaning?: boolean;
}

/** What every `TextEmbedder` keeps to. */
export const describeTextEmbedder = (
  name: string,
  open: () => Promise<TextEmbedder>,
  { knowsMeaning = true }: EmbedderContractOptions = {},
): void => {
  describe(`${name} as a TextEmbedder`, () => {
    let embedder: TextEmbedder;
    beforeAll(async () => {
      embedder = await open();
    });

    it('names its model and dimension', () => {
      expect(embedder.id.model).not.toBe('');
      expect(embedder.id.dimension).toBeGreaterThan(0);
    });

    it.each(['query', 'document'] as const)(
      'makes one vector of length 1 for each %s, in order',
      async (purpose) => {
        const texts = ['iPhone 15 256GB Black', 'Чайник электрический 1,7 л', 'a'];
        const vectors = await embedder.embed(texts, purpose);
        expect(vectors).toHaveLength(texts.length);
        for (const vector of vectors) {
          expect(vector).toHaveLength(embedder.id.dimension);
          expect(Math.hypot(...vector)).toBeCloseTo(1, 3);
        }
        const [alone] = await embedder.embed(texts.slice(1, 2), purpose);
        expect(cosine(alone, vectors[1])).toBeCloseTo(1, 3);
      },
    );

    it('makes no request when there are no texts', async () => {
      expect(await embedder.embed([], 'query')).toEqual([]);
    });

    it('takes more texts than one call of a model may hold', async () => {
      const texts = Array.from({ length: 200 }, (_, at) => `Product number ${at}`);
      expect(await embedder.embed(texts, 'document')).toHaveLength(200);
    });

    it('takes texts without a word in them, and very long ones', async () => {
      const vectors = await embedder.embed(['', ' — ', 'слово '.repeat(5_000)], 'document');
      for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 3);
    });

    if (!knowsMeaning) return;
    it('puts what is alike nearer than what is not', async () => {
      const [asked] = await embedder.embed(['черный iphone'], 'query');
      const [phone, kettle] = await embedder.embed(
        ['iPhone 15 256GB Black. Apple. Smartphones', 'Electric kettle 1.7 l. Bosch. Kitchen'],
        'document',
      );
      expect(cosine(asked, phone)).toBeGreaterThan(cosine(asked, kettle) + 0.1);
    });
  });
};
