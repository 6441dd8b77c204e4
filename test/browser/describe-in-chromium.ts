import { describeWhere } from '../describe-where.ts';
import { findChromium, missingChromium } from './chromium.ts';

/** Tests in a real Chromium, whose path the suite is given. */
export const describeInChromium = (name: string, suite: (executablePath: string) => void): void => {
  const value = findChromium();
  describeWhere(
    name,
    value === undefined ? { kind: 'missing', why: missingChromium() } : { kind: 'there', value },
    suite,
  );
};
