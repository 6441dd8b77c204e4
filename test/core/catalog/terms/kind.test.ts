import { describe, expect, it } from '@jest/globals';
import { readKind } from '../../../../lambdas/core/catalog/terms/kind.ts';
import { spansOf } from '../../../../lambdas/core/catalog/terms/terms.ts';
import { language } from '../../../language.ts';

const kindOf = (title: string) => readKind(spansOf(title, language), [], language);

describe('the kind of a thing', () => {
  it.each([
    ['Case fan w/ LP4 connector', 'case-fan'],
    ['Yoga mat w/o bag', 'yoga-mat'],
    ['Toner cartridge f/ laser printer', 'toner'],
    ['Padded case f small camcorders', 'case'],
    ['Tablet & Monitor Mounting Arm', 'monitor-arm'],
    ['Паста зуб. Снежинка 75мл', 'toothpaste'],
    ['Fingerprint enclosure - hard drive', 'hard-drive'],
    ['Happy Days - Edinburgh, jigsaw puzzle', 'puzzle'],
    ['Briefcase 15.6" laptop', 'bag'],
    ['Wardrobe 3 doors with mirror', 'wardrobe'],
    ['Brookite No. 3 kite', 'kite'],
    ['ExpressCard Laptop USB 2.0 Adapter', 'adapter'],
    ['8GB Micro SDHC Card + Adapter', 'microsd-card'],
    ['Screen protector tablet', 'screen-protector'],
    ['Балтика №0 пиво светлое', 'beer'],
    ['Philips SHQ3000 headphones/headset, red', 'headphones'],
    ['Philips SHQ3000 headphones/headset, red', 'headset'],
    ['Шампунь-бальзам травяной', 'conditioner'],
    ['Мороженое пломбир в стаканчике', 'plombir'],
  ])('is told by the title "%s": %s', (title, kind) => {
    expect(kindOf(title).terms).toContain(kind);
  });

  it.each([
    ['Case fan w/ LP4 connector', 'connector'],
    ['Screen protector Desktop/Laptop Universal', 'laptop'],
    ['Padded case f small camcorders', 'camcorder'],
    ['Tablet & Monitor Mounting Arm', 'tablet'],
    ['Honey-roasted peanuts', 'honey'],
    ['Briefcase 15.6" laptop', 'laptop'],
  ])('of "%s" is not %s', (title, kind) => {
    expect(kindOf(title).terms).not.toContain(kind);
  });

  it('is an accessory where a list of things behind it says what it fits', () => {
    expect(kindOf('Screen protector Desktop/Laptop Universal').accessory).toBe(true);
  });
});
