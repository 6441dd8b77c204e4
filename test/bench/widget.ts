import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWidget, weigh } from '../../widget/build.ts';
import type { Figure } from './figure.ts';

const KB = 1_000;
const LOADER_BAR_KB = 8;
/** Libraries below this share are added up, so that the table can be read. */
const TELLING_SHARE = 0.02;

const kilobytes = (bytes: number): number => Math.round((bytes / KB) * 10) / 10;
const percent = (share: number): number => Math.round(share * 1_000) / 10;

/** What a shopper's browser downloads, compressed as the CDN does, and what the voice file is made of. */
export const benchWidget = async (): Promise<Figure[]> => {
  const outFolder = await mkdtemp(join(tmpdir(), 'storevoice-bench-'));
  try {
    const { files, libraries } = await buildWidget({ outFolder });
    const { beforeIntent, panel, untilVoice } = weigh(files);
    const telling = libraries.filter(({ share }) => share >= TELLING_SHARE);
    const rest = 1 - telling.reduce((sum, { share }) => sum + share, 0);
    return [
      {
        name: 'widget before any intent, brotli',
        value: kilobytes(beforeIntent),
        unit: 'kB',
        bar: LOADER_BAR_KB,
      },
      { name: 'widget panel, brotli', value: kilobytes(panel), unit: 'kB' },
      { name: 'widget until voice is live, brotli', value: kilobytes(untilVoice), unit: 'kB' },
      ...telling.map(({ library, share }) => ({
        name: `  voice file: ${library}`,
        value: percent(share),
        unit: '%',
      })),
      { name: '  voice file: everything else', value: percent(rest), unit: '%' },
    ];
  } finally {
    await rm(outFolder, { recursive: true, force: true });
  }
};
