import type * as z from 'zod';
import { AssistantError } from '../../contract/errors.ts';
import type { ObjectBytes, ObjectStore } from '../../ports/imports/object-store.ts';

/** A part of an import has some megabytes; a text several times longer would fill a function's memory. */
const MAX_CHARACTERS = 128 * 2 ** 20;

/** The text of an object of our own. Throws `SERVICE_UNAVAILABLE` for one that is longer than any can be. */
export const readObjectText = async (bytes: ObjectBytes): Promise<string> => {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of bytes) {
    text += decoder.decode(piece, { stream: true });
    if (text.length > MAX_CHARACTERS) {
      throw new AssistantError(
        'SERVICE_UNAVAILABLE',
        `an object is longer than ${MAX_CHARACTERS} characters`,
      );
    }
  }
  return text + decoder.decode();
};

/** An object of our own, as its schema describes it; `undefined` when there is none. */
export const readJson = async <Schema extends z.ZodType>(
  objects: Pick<ObjectStore, 'read'>,
  key: string,
  schema: Schema,
): Promise<z.infer<Schema> | undefined> => {
  const bytes = await objects.read(key);
  return bytes && schema.parse(JSON.parse(await readObjectText(bytes)));
};

export const writeJson = async (
  objects: Pick<ObjectStore, 'write'>,
  key: string,
  value: unknown,
): Promise<void> => void (await objects.write(key, JSON.stringify(value), { type: 'application/json' }));
