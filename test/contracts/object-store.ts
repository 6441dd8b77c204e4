import { beforeEach, describe, expect, it } from '@jest/globals';
import { readObjectText } from '../../lambdas/core/imports/object-text.ts';
import type { ObjectStore } from '../../lambdas/ports/imports/object-store.ts';

const MIB = 2 ** 20;

async function* pieces(count: number, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < count; at += 1) yield new Uint8Array(size).fill(at + 65);
}

async function* broken(): AsyncGenerator<Uint8Array> {
  yield* pieces(20, MIB);
  throw new RangeError('the server hung up');
}

/** What every `ObjectStore` keeps to; `open` answers an empty one. */
export const describeObjectStore = (name: string, open: () => Promise<ObjectStore>): void => {
  describe(`${name} as an ObjectStore`, () => {
    let objects: ObjectStore;
    beforeEach(async () => {
      objects = await open();
    });

    const read = async (key: string, version?: string): Promise<string | undefined> => {
      const bytes = await objects.read(key, version);
      return bytes && readObjectText(bytes);
    };
    const keys = async (prefix: string): Promise<readonly string[]> => {
      const found: string[] = [];
      for await (const key of objects.list(prefix)) found.push(key);
      return found;
    };

    it('reads what was written, the last of it, and nothing where nothing was', async () => {
      expect(await read('a/one.txt')).toBeUndefined();
      await objects.write('a/one.txt', 'первый');
      await objects.write('a/one.txt', 'второй', { type: 'text/plain' });
      expect(await read('a/one.txt')).toBe('второй');
      expect(await read('a/one.txt', '00000000-0000-0000-0000-000000000000')).toBeUndefined();
      await objects.write('a/empty', '');
      expect(await read('a/empty')).toBe('');
    });

    it('keeps the note of the writer with the version it was written with', async () => {
      expect(await objects.note('a/feed')).toBeUndefined();
      const version = await objects.write('a/feed', pieces(1, 3), { note: '{"title":"Номенклатура"}' });
      expect(await objects.note('a/feed')).toBe('{"title":"Номенклатура"}');
      const next = await objects.write('a/feed', 'B');
      expect(await objects.note('a/feed')).toBeUndefined();
      if (version === undefined) return;
      expect(next).not.toBe(version);
      expect([await objects.note('a/feed', version), await read('a/feed', version)]).toEqual([
        '{"title":"Номенклатура"}',
        'AAA',
      ]);
    });

    it('takes a stream of any length', async () => {
      await objects.write('a/large', pieces(40, MIB));
      const text = await read('a/large');
      expect(text?.length).toBe(40 * MIB);
      expect(text?.[39 * MIB]).toBe(String.fromCharCode(65 + 39));
      await objects.write('a/small', pieces(1, 3));
      expect(await read('a/small')).toBe('AAA');
    });

    it('has nothing of a stream that broke off, and throws on what broke it', async () => {
      await expect(objects.write('a/half', broken())).rejects.toThrow(new RangeError('the server hung up'));
      expect(await read('a/half')).toBeUndefined();
      expect(await keys('a/half')).toEqual([]);
    });

    it('lists the keys of a folder in order, however many', async () => {
      const names = Array.from({ length: 1_030 }, (_, at) => `many/${String(at).padStart(6, '0')}`);
      for (let at = 0; at < names.length; at += 103) {
        await Promise.all(names.slice(at, at + 103).map((key) => objects.write(key, 'x')));
      }
      await objects.write('manyother', 'x');
      expect(await keys('many/')).toEqual(names);
      expect(await keys('none/')).toEqual([]);
    });
  });
};
