import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Locale } from '../../../lambdas/contract/shop/locale.ts';
import type { BuiltFile } from '../../../widget/build/build.ts';

const compress = promisify(brotliCompress);

/** Brotli bytes a shopper has fetched by each moment, in the language that weighs most. */
export interface WidgetWeight {
  readonly beforeIntent: number;
  readonly panel: number;
  /** The first typed question can be sent. */
  readonly untilTyped: number;
  readonly untilVoice: number;
}

type Weighed = BuiltFile & { readonly brotliBytes: number };

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const add = (files: readonly Weighed[]): WidgetWeight => {
  const sizes = (moment: BuiltFile['moment'], locale?: Locale): number[] =>
    files
      .filter((file) => file.moment === moment && file.locale === locale)
      .map(({ brotliBytes }) => brotliBytes);
  const beforeIntent = sum(sizes('page'));
  const words = Math.max(...sizes('panel', 'ru'), ...sizes('panel', 'en'));
  const panel = sum(sizes('panel')) + words;
  const untilTyped = beforeIntent + panel + sum(sizes('text'));
  return { beforeIntent, panel, untilTyped, untilVoice: untilTyped + sum(sizes('voice')) };
};

/** Weighs a built widget at brotli's best quality. */
export const weigh = async (folder: string, files: readonly BuiltFile[]): Promise<WidgetWeight> => {
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  const weighed = files.map(async (file): Promise<Weighed> => {
    const contents = await readFile(join(folder, file.path));
    return { ...file, brotliBytes: (await compress(contents, { params })).length };
  });
  return add(await Promise.all(weighed));
};
