import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { heardText } from '../../../widget/state/heard-text.ts';

describe('the text that was heard', () => {
  it('is about as long as a voice speaks in that time, in whole words', () => {
    expect(heardText('Есть три варианта: чёрный, синий и розовый.', 1_000)).toBe('Есть три');
    expect(heardText('Есть три варианта: чёрный, синий и розовый.', 2_000)).toBe(
      'Есть три варианта: чёрный,',
    );
  });

  it('is shorter where figures are read', () => {
    expect(heardText('Стоит $999.90 сейчас', 2_000)).toBe('Стоит');
    expect(heardText('Стоит $999.90 сейчас', 3_000)).toBe('Стоит $999.90');
  });

  it('is a beginning of the text, and grows with the time to all of it', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(10_000), fc.nat(10_000), (text, one, other) => {
        const [less, more] = [heardText(text, Math.min(one, other)), heardText(text, Math.max(one, other))];
        expect(text.startsWith(more)).toBe(true);
        expect(more.startsWith(less)).toBe(true);
        expect(heardText(text, Number.MAX_SAFE_INTEGER).trimEnd()).toBe(text.trimEnd());
      }),
    );
    expect(heardText('Здравствуйте!', 0)).toBe('');
  });
});
