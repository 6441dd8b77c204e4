import { describe, expect, it } from '@jest/globals';
import { appearanceOf, readableOn } from '../../../widget/loader/appearance.ts';

const settings = { open: false, samples: [] };

describe('the look of a widget', () => {
  it('comes from the tag before the shop’s theme, and from the theme before our own', () => {
    const theme = { accent: '#112233', position: 'bottom-left', launcherText: 'Спросить' } as const;
    expect(appearanceOf({ ...settings, accent: '#aabbcc' }, theme)).toMatchObject({
      accent: '#aabbcc',
      position: 'bottom-left',
      launcherText: 'Спросить',
      colorScheme: 'auto',
    });
    expect(appearanceOf({ ...settings, mode: 'voice' }, { mode: 'text' }).mode).toBe('voice');
    expect(appearanceOf(settings, { mode: 'text' }).mode).toBe('text');
    expect(appearanceOf(settings)).toMatchObject({
      mode: 'voice',
      position: 'bottom-right',
      colorScheme: 'auto',
    });
  });

  it.each([
    ['#0f766e', '#ffffff'],
    ['#ffe600', '#101413'],
    ['#000000', '#ffffff'],
    ['#ffffff', '#101413'],
    ['#c62828', '#ffffff'],
  ])('writes on %s in %s', (accent, expected) => {
    expect(readableOn(accent)).toBe(expected);
  });
});
