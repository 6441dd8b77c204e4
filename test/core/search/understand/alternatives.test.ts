import { describe, expect, it } from '@jest/globals';
import { alternativesIn } from '../../../../lambdas/core/search/understand/alternatives.ts';
import { language } from '../../../language.ts';
import { tinyProfile } from '../tiny-profile.ts';

describe('what a question offers a choice of', () => {
  it.each([
    ['iphone 15 or samsung s24', ['iphone 15', 'samsung s24']],
    ['a laptop or a tablet', ['a laptop', 'a tablet']],
    ['чайник или кофеварка', ['чайник', 'кофеварка']],
    ['nike or adidas', ['nike', 'adidas']],
  ])('are two things in "%s"', (query, parts) => {
    expect(alternativesIn(query, tinyProfile, language)).toEqual(parts);
  });

  it.each(['black or white iphone', 'bosch or makita drill', 'дрель бош или макита', 'a kettle'])(
    'is nothing in "%s"',
    (query) => {
      expect(alternativesIn(query, tinyProfile, language)).toEqual([query]);
    },
  );
});
