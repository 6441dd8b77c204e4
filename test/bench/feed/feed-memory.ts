import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { type Figure, MissingPart } from '../figure.ts';

const SIZES = [10_000, 100_000, 1_000_000] as const;
/** The bar, for the largest of them. */
const MOST_MB = 512;
const CHILD = join(import.meta.dirname, 'feed-memory-child.ts');

const Peaks = z.object({ peakKb: z.number().positive(), mostResidentKb: z.number() });

/** A process of its own for each size, since memory once taken is not given back. */
export const benchFeedMemory = async (): Promise<Figure[]> => {
  if (process.platform !== 'linux')
    throw new MissingPart('the memory of a process is read from /proc, which only Linux has');
  const figures: Figure[] = [];
  for (const offers of SIZES) {
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--import',
      'tsx',
      CHILD,
      String(offers),
    ]);
    const { peakKb, mostResidentKb } = Peaks.parse(JSON.parse(stdout));
    const title = `YML, ${offers.toLocaleString('en')} offers, peak memory of an import, index aside`;
    figures.push(
      { name: title, value: Math.round(peakKb / 1_024), unit: 'MB', bar: MOST_MB },
      {
        name: '  with the mapped pages of the store’s file',
        value: Math.round(mostResidentKb / 1_024),
        unit: 'MB',
      },
    );
  }
  return figures;
};
