import { readFileSync, readdirSync } from 'node:fs';
import { searchLanguage as language } from './test/language.ts';
import { readStoreText } from './lambdas/core/shop/store-texts/read-store-text.ts';
import { createStoreInfo } from './lambdas/core/shop/store-texts/store-info.ts';
import { getStoreInfo } from './lambdas/functions/get-store-info.ts';
import { DomainConfig } from './lambdas/contract/shop/domain.ts';
const load = async (loc: string) => Promise.all(readdirSync(`dev/demo-shop/info/${loc}`).map((f) => readStoreText({ source: f, text: readFileSync(`dev/demo-shop/info/${loc}/${f}`, 'utf8') })));
const all = { ru: await load('ru'), en: await load('en') };
const mode = process.argv[2] ?? 'own';
const run = async (q: string, locale: 'ru'|'en', texts: any) => {
  const info = createStoreInfo({ texts: { published: async () => ({ revision: 'x', texts }) }, language });
  return info(DomainConfig.parse({ hostname: 'a.example.com', shopName: 'S', locale }), q);
};
const infos: any = {};
for (const l of ['ru','en'] as const) { const t = mode==='own'?all[l]: mode==='cross'? all[l==='ru'?'en':'ru'] : [...all.ru,...all.en]; infos[l]=createStoreInfo({ texts: { published: async () => ({ revision: 'x', texts: t }) }, language }); }
const ask = async (q:string, l:'ru'|'en') => { const a: any = await infos[l](DomainConfig.parse({ hostname: 'a.example.com', shopName: 'S', locale: l }), q); console.log(`${a.status==='answered'?'✔':'✘'} ${q}\n      ${a.response}`); };
for (const l of ['ru','en'] as const) for (const q of getStoreInfo.examples[l]) await ask(q, l);
console.log('--- should be unknown');
for (const [l,q] of [['ru','Есть ли у вас комната матери и ребёнка?'],['ru','Какая погода в Москве?'],['ru','Расскажи анекдот'],['ru','Можно прийти с собакой?'],['ru','У вас есть вакансии?'],['ru','Есть скидка студентам?'],['ru','Принимаете биткоины?'],['ru','Сколько тебе лет?'],['ru','Кто президент Франции?'],['ru','нужен чайник'],['ru','Есть ли скидка на день рождения?'],['ru','Вы храните мои персональные данные?'],['en','Is there a nursing room in the shop?'],['en','Do you have wifi?'],['en','Can I bring my dog?'],['en','Are you hiring?'],['en','Is there a student discount?'],['en','Do you take bitcoin?'],['en','tell me a joke'],['en','who is the president of France'],['en','show me red dresses'],['en','Do you match prices?'],['en','Do you sell wholesale?'],['en','What is the minimum order?'],['ru','Где вы обрабатываете мои данные?'],['en','how old are you']] as const) await ask(q, l as any);
const t0 = performance.now(); for (let i=0;i<50;i++) await infos.ru(DomainConfig.parse({ hostname: 'a.example.com', shopName: 'S' }), 'Сколько стоит доставка в другой город?'); console.log('ms per', (performance.now()-t0)/50);
