import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { DomainConfig } from '../../lambdas/contract/shop/domain.ts';
import { botFunctions } from '../../lambdas/functions/registry.ts';

const guide = readFileSync(new URL('../../docs/functions.md', import.meta.url), 'utf8');
const domain = DomainConfig.parse({ hostname: 'shop.example.com', shopName: 'Shop' });

/** What the guide says of one function. */
const sectionOf = (name: string): string =>
  guide.split(/^## /mu).find((section) => section.startsWith(`${name}\n`)) ?? '';

describe('the guide to the functions', () => {
  it.each(botFunctions)('has a section on $name with every parameter that the model is offered', (each) => {
    const offered = each.parametersFor(domain).shape;
    const missing = Object.keys(offered).filter(
      (parameter) => !sectionOf(each.name).includes(`\`${parameter}\``),
    );
    expect(sectionOf(each.name)).not.toBe('');
    expect(missing).toEqual([]);
  });

  it('says what the assistant cannot do', () => {
    expect(sectionOf('What the assistant cannot do').length).toBeGreaterThan(200);
  });
});
