import { describe, expect, it } from '@jest/globals';
import { soundKey } from '../../../../lambdas/core/language/spelling/sound.ts';
import { language } from '../../../language.ts';

const { lettersNamed, soundLikeness, soundsOf, spellOut } = language;

const shareKey = (heard: string, name: string): boolean => {
  const keys = new Set(soundsOf(name).map(soundKey));
  return soundsOf(heard).some((sound) => keys.has(soundKey(sound)));
};

const PAIRS = (
  'айфон iphone, самсунг samsung, шаоми xiaomi, сяоми xiaomi, хуавей huawei, филипс philips, дайсон dyson, битс beats, ' +
  'логитек logitech, макита makita, керхер karcher, хонор honor, бош bosch, леново lenovo, синкпад thinkpad, редми redmi, ' +
  'галакси galaxy, макбук macbook, эпл apple, джабра jabra, юра jura, сони sony, гармин garmin, асус asus, эйсер acer, ' +
  'делл dell, тефаль tefal, браун braun, делонги delonghi, найк nike, адидас adidas, пума puma, рибок reebok, лего lego, ' +
  'барби barbie, хаггис huggies, лореаль loreal, нивея nivea, икеа ikea, панасоник panasonic, кэнон canon, никон nikon, ' +
  'кенвуд kenwood, роборок roborock, дрими dreame, оппо oppo, реалми realme, пиксель pixel, вотч watch, бадс buds, эйр air, ' +
  'сименс siemens, электролюкс electrolux, индезит indesit, хайер haier, аристон ariston, гоупро gopro, маршалл marshall, ' +
  'харман harman, сенхайзер sennheiser, мишлен michelin, бриджстоун bridgestone, чемпион champion, конверс converse, ' +
  'касио casio, стенли stanley, хускварна husqvarna, штиль stihl, девольт dewalt, райоби ryobi'
)
  .split(', ')
  .map((pair) => pair.split(' '));

/** From the resolution of words: what counts as heard. */
const HEARD = 0.75;

describe('the sound of names', () => {
  it.each(PAIRS)('hears %s as %s', (heard = '', name = '') => {
    expect(shareKey(heard, name)).toBe(true);
    expect(soundLikeness(heard, name)).toBeGreaterThanOrEqual(HEARD);
  });

  it.each([
    ['сони', 'samsung'],
    ['бош', 'bose'],
    ['диван', 'dyson'],
    ['чайник', 'champion'],
    ['пума', 'pampers'],
  ])('does not hear %s as %s', (heard, name) => {
    expect(shareKey(heard, name) && soundLikeness(heard, name) >= HEARD).toBe(false);
  });

  it('forgives two letters typed in the wrong order', () => {
    expect(soundLikeness('iphnoe', 'iphone')).toBeGreaterThan(0.85);
  });
});

describe('the names of letters', () => {
  it.each([
    ['эс', ['s']],
    ['икс', ['x']],
    ['эйч', ['h']],
    ['джи', ['g', 'j']],
    ['чайник', []],
  ])('knows %s as %j', (name, letters) => {
    expect(lettersNamed(name)).toEqual(letters);
  });

  it.each([
    ['джибиэль', 'jbl'],
    ['элджи', 'lg'],
    ['эйчпи', 'hp'],
    ['юэсби', 'usb'],
    ['эйчдиэмай', 'hdmi'],
    ['артикс', undefined],
    ['чайник', undefined],
    ['эс', undefined],
  ])('reads %s out as %s', (word, letters) => {
    expect(spellOut(word)).toEqual(letters === undefined ? [] : expect.arrayContaining([letters]));
  });
});
