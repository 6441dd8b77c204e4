import { describe, expect, it } from '@jest/globals';
import { parseAttributes } from '../../../widget/loader/attributes.ts';

const parse = (attributes: Readonly<Record<string, string>>) => {
  const warnings: string[] = [];
  const settings = parseAttributes(
    (name) => attributes[name] ?? null,
    (message) => warnings.push(message),
  );
  return { settings, warnings };
};

describe('the attributes of the tag', () => {
  it('are read when they are right', () => {
    const { settings, warnings } = parse({
      locale: 'ru-RU',
      mode: 'text',
      position: 'Bottom-Left',
      accent: '#0F766E',
      'color-scheme': 'dark',
      open: '',
      greeting: ' Здравствуйте! ',
      samples: 'айфон 15 | чехол ||',
      'consent-url': 'https://shop.example.com/privacy',
      'launcher-text': 'Спросить',
      'hide-on': '.checkout',
    });
    expect(warnings).toEqual([]);
    expect(settings).toEqual({
      locale: 'ru',
      mode: 'text',
      position: 'bottom-left',
      accent: '#0f766e',
      colorScheme: 'dark',
      open: true,
      greeting: 'Здравствуйте!',
      samples: ['айфон 15', 'чехол'],
      consentUrl: 'https://shop.example.com/privacy',
      launcherText: 'Спросить',
      hideOn: '.checkout',
    });
  });

  it.each([
    ['locale', 'de'],
    ['position', 'top'],
    ['accent', 'teal'],
    ['color-scheme', 'sepia'],
    ['consent-url', 'javascript:alert(1)'],
    ['consent-url', '/privacy'],
    ['mode', 'video'],
    ['launcher-text', 'x'.repeat(41)],
    ['greeting', 'x'.repeat(301)],
    ['samples', 'айфон|чехол|часы|наушники|зарядка|кабель|стекло'],
    ['open', 'maybe'],
  ])('are left out and named to the developer when %s="%s"', (name, value) => {
    const { settings, warnings } = parse({ [name]: value });
    expect(settings).toEqual(parse({}).settings);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(`${name}="${value.slice(0, 40)}`);
    expect(warnings[0]).toContain('allowed:');
  });

  it('mean nothing when they are empty', () => {
    expect(parse({ locale: '', accent: ' ', samples: '', 'hide-on': '' })).toEqual(parse({}));
  });

  it('leave the panel closed when open is said to be false', () => {
    expect(parse({ open: 'false' }).settings.open).toBe(false);
  });
});
