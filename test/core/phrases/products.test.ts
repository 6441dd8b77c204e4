import { describe, expect, it } from '@jest/globals';
import { productSentences } from '../../../lambdas/core/phrases/products.ts';

const { ru, en } = productSentences;
const item = (title: string, price = '$10') => ({ title, price });

describe('Russian sentences', () => {
  it.each([
    ['iPhone 15', 'iPhone 15 стоит $10'],
    ['Наушники Sony', 'Наушники Sony стоят $10'],
    ['Беспроводные наушники Sony', 'Беспроводные наушники Sony стоят $10'],
    ['Кроссовки', 'Кроссовки стоят $10'],
    ['Худи чёрное', 'Худи чёрное стоит $10'],
    ['Электрический чайник', 'Электрический чайник стоит $10'],
    ['Синий диван', 'Синий диван стоит $10'],
  ])('let the verb follow "%s"', (title, sentence) => {
    expect(ru.costs(title, '$10')).toBe(sentence);
  });

  it.each([
    ['розовый', 'color', 'X: розового цвета нет.'],
    ['синий', 'color', 'X: синего цвета нет.'],
    ['золотой', 'color', 'X: золотого цвета нет.'],
    ['хаки', 'color', 'X: цвета хаки нет.'],
    ['47', 'size', 'X: размера 47 нет.'],
    ['терабайт', 'storage', 'X: варианта «терабайт» нет.'],
  ])('say that there is no %s (%s)', (value, attribute, sentence) => {
    expect(ru.lacks('X', value, attribute)).toBe(sentence);
  });
});

describe('lists', () => {
  it('join two with a word and three with a comma and a word', () => {
    expect(ru.insteadThereIs([item('A')])).toBe('Есть A за $10.');
    expect(ru.insteadThereIs([item('A'), item('B')])).toBe('Есть A за $10 и B за $10.');
    expect(en.insteadThereIs([item('A'), item('B'), item('C')])).toBe(
      'We have A for $10, B for $10 and C for $10.',
    );
  });

  it('name three things at most, since a listener forgets a fourth', () => {
    expect(ru.whichProduct([item('A'), item('B'), item('C'), item('D')])).not.toContain('D');
    expect(ru.whichVariant('X', ['a', 'b', 'c', 'd', 'e'], 'color')).toContain('a, b, c и ещё 2');
    expect(en.whichVariant('X', ['a', 'b', 'c', 'd', 'e'], 'color')).toContain('a, b, c and 2 more');
  });
});
