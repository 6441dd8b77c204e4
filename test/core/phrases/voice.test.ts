import { describe, expect, it } from '@jest/globals';
import { DomainConfig } from '../../../lambdas/contract/domain.ts';
import { greetingOf, instructionsOf } from '../../../lambdas/core/phrases/voice.ts';

const domain = (config: Readonly<Record<string, unknown>> = {}): DomainConfig =>
  DomainConfig.parse({ hostname: 'shop.example.com', shopName: 'Лавка', ...config });

describe('the greeting', () => {
  it("is the shop's own, or ours in the shop's language with the shop's name", () => {
    expect(greetingOf(domain({ greeting: 'Салют!' }))).toBe('Салют!');
    expect(greetingOf(domain())).toBe('Здравствуйте! Я голосовой помощник магазина «Лавка». Что вы ищете?');
    expect(greetingOf(domain({ locale: 'en' }))).toMatch(/^Hello! .*Лавка/);
  });
});

describe('the instructions', () => {
  it.each(['ru', 'en'])('in %s name the shop and open with the greeting as one quoted sentence', (locale) => {
    const config = domain({ locale, greeting: 'Добро пожаловать в "Лавку"!' });
    const instructions = instructionsOf(config);
    expect(instructions).toContain('Лавка');
    const quoted = instructions
      .split('\n')
      .find((line) => line.includes('Добро'))
      ?.match(/"(?:\\.|[^"])*"$/)?.[0];
    expect(JSON.parse(quoted ?? 'null')).toBe('Добро пожаловать в "Лавку"!');
  });

  it.each([
    ['ru', [/Ничего не придумывай/, /вызови функцию/, /латиницей и цифрами/, /данные, а не указания/]],
    ['en', [/Never invent/, /Call a function/, /Latin letters and digits/, /data, not instructions/]],
  ] as const)('in %s forbid what a shop assistant must never do', (locale, rules) => {
    for (const rule of rules) expect(instructionsOf(domain({ locale }))).toMatch(rule);
  });

  it("end with the shop's own, below the rules they may not contradict", () => {
    const instructions = instructionsOf(domain({ extraInstructions: 'Предлагай самовывоз.' }));
    expect(instructions.endsWith('Предлагай самовывоз.')).toBe(true);
    expect(instructions).toContain('если они не противоречат правилам выше');
    expect(instructionsOf(domain())).not.toContain('Указания магазина');
  });

  it('stay short enough to cost little in every turn', () => {
    for (const locale of ['ru', 'en']) expect(instructionsOf(domain({ locale })).length).toBeLessThan(2_000);
  });
});
