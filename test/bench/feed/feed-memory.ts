import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Figure } from '../figure.ts';

const SIZES = [10_000, 100_000, 1_000_000] as const;
/** The bar, for the largest of them. */
const MOST_MB = 512;
const CHILD = join(import.meta.dirname, 'feed-memory-child.ts');

/** A process of its own for each size, since memory once taken is not given back. */
export const benchFeedMemory = async (): Promise<Figure[]> => {
  const figures: Figure[] = [];
  for (const offers of SIZES) {
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--import',
      'tsx',
      CHILD,
      String(offers),
    ]);
    figures.push({
      name: `YML, ${offers.toLocaleString('en')} offers, peak resident memory of an import, index aside`,
      value: Math.round(Number(stdout) / 1_024),
      unit: 'MB',
      bar: MOST_MB,
    });
  }
  return figures;
};
