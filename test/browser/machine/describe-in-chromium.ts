import { describeWhere } from '../../describe-where.ts';
import { findChromium, missingChromium } from './chromium.ts';
import { type Device, devices } from './devices.ts';

/** Tests in a real Chromium, whose path the suite is given. */
export const describeInChromium = (name: string, suite: (executablePath: string) => void): void => {
  const value = findChromium();
  describeWhere(
    name,
    value === undefined ? { kind: 'missing', why: missingChromium() } : { kind: 'there', value },
    suite,
  );
};

/** Tests in a real Chromium, once as a phone and once as a desktop, in two languages. */
export const describeOnDevices = (
  name: string,
  suite: (executablePath: string, device: Device) => void,
): void => {
  for (const device of devices) {
    describeInChromium(`${name}, ${device.name}`, (chromium) => suite(chromium, device));
  }
};
