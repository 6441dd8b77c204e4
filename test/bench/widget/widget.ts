import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWidget } from '../../../widget/build/build.ts';
import { type Figure, rounded } from '../figure.ts';
import { type LibraryShare, sharesOf } from './library-shares.ts';
import { peers, widgetBars } from './widget-bars.ts';
import { type WidgetWeight, weigh } from './widget-weight.ts';

const KB = 1_000;
/** Libraries below this share are added up, so that the table can be read. */
const TELLING_SHARE = 0.02;

const kilobytes = (bytes: number): number => rounded(bytes / KB);

const moments: Readonly<Record<keyof WidgetWeight, string>> = {
  beforeIntent: 'before any intent, brotli',
  panel: 'panel, brotli',
  untilTyped: 'until a typed question can be sent, brotli',
  untilVoice: 'until voice is live, brotli',
};

const weightFigures = (weight: WidgetWeight): Figure[] =>
  (['beforeIntent', 'panel', 'untilTyped', 'untilVoice'] as const).map((moment) => ({
    name: moments[moment],
    value: kilobytes(weight[moment]),
    unit: 'kB',
    bar: kilobytes(widgetBars[moment]),
  }));

const peerFigures = (): Figure[] =>
  peers.map((peer) => ({
    name: `  beside it, before anybody speaks: ${peer.name}`,
    value: peer.kilobytes,
    unit: 'kB',
  }));

const shareFigures = (libraries: readonly LibraryShare[]): Figure[] => {
  const telling = libraries.filter(({ share }) => share >= TELLING_SHARE);
  const rest = 1 - telling.reduce((sum, { share }) => sum + share, 0);
  return [...telling, { library: 'everything else', share: rest }].map(({ library, share }) => ({
    name: `  voice file: ${library}`,
    value: rounded(share * 100),
    unit: '%',
  }));
};

/** What a shopper's browser downloads, beside what the peers ask for, and what the voice file is made of. */
export const benchWidget = async (): Promise<Figure[]> => {
  const outFolder = await mkdtemp(join(tmpdir(), 'storevoice-bench-'));
  try {
    const files = await buildWidget(outFolder);
    const weight = await weigh(outFolder, files);
    return [...weightFigures(weight), ...peerFigures(), ...shareFigures(sharesOf(files))];
  } finally {
    await rm(outFolder, { recursive: true, force: true });
  }
};
