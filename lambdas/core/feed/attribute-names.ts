import { productLimits } from '../../contract/product.ts';

/** Spellings of attributes in feeds, by the one name the search knows them by. */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  color: [
    'цвет',
    'colour',
    'цвет товара',
    'основной цвет',
    'расцветка',
    'цвет корпуса',
    'product color',
    'farbe',
  ],
  storage: [
    'память',
    'встроенная память',
    'объем встроенной памяти',
    'объем памяти',
    'объем накопителя',
    'объем ssd',
    'built-in memory',
    'internal memory',
    'internal storage',
    'storage capacity',
  ],
  memory: ['оперативная память', 'объем оперативной памяти', 'озу', 'ram'],
  size: [
    'размер',
    'размер одежды',
    'размер обуви',
    'российский размер',
    'размер производителя',
    'größe',
    'shoe size',
  ],
  material: ['материал', 'материал корпуса', 'состав', 'ткань', 'материал верха', 'fabric', 'composition'],
  gender: ['пол', 'sex'],
  age: ['возраст', 'age group', 'возрастная группа', 'возраст ребенка'],
  brand: ['бренд', 'производитель', 'торговая марка', 'марка', 'manufacturer', 'vendor'],
  model: ['модель'],
  country: [
    'страна',
    'страна производства',
    'страна-изготовитель',
    'country of origin',
    'страна происхождения',
  ],
  weight: ['вес', 'масса', 'вес товара', 'product weight'],
  length: ['длина'],
  width: ['ширина'],
  height: ['высота', 'рост'],
  depth: ['глубина'],
  dimensions: ['габариты', 'размеры', 'размеры (шхвхг)'],
  diameter: ['диаметр'],
  volume: ['объем', 'литраж'],
  capacity: ['емкость', 'емкость аккумулятора', 'вместимость', 'battery capacity'],
  power: ['мощность', 'потребляемая мощность', 'wattage'],
  display: ['диагональ', 'диагональ экрана', 'экран', 'screen size', 'display size', 'диагональ дисплея'],
  resolution: ['разрешение', 'разрешение экрана', 'screen resolution'],
  processor: ['процессор', 'cpu', 'модель процессора'],
  graphics: ['видеокарта', 'gpu', 'видеопроцессор'],
  connection: ['подключение', 'тип подключения', 'connectivity', 'интерфейс подключения'],
  connector: ['разъем', 'разъемы', 'тип разъема'],
  compatibility: ['совместимость', 'совместимые модели', 'compatible with'],
  pattern: ['рисунок', 'узор', 'принт'],
  style: ['стиль'],
  season: ['сезон'],
  flavor: ['вкус', 'flavour'],
  scent: ['аромат', 'запах', 'fragrance'],
  shape: ['форма'],
  type: ['тип', 'вид', 'тип товара'],
  pack: ['упаковка', 'количество в упаковке', 'pack size'],
  pieces: ['количество предметов', 'количество деталей'],
  set: ['комплектация', 'комплект'],
  warranty: ['гарантия', 'гарантийный срок'],
  condition: ['состояние'],
  sku: ['артикул', 'код товара', 'vendor code', 'mpn'],
};

const canonical = new Map(
  Object.entries(SPELLINGS).flatMap(([name, spellings]) =>
    [name, ...spellings].map((spelling) => [spelling, name] as const),
  ),
);

const folded = new Map<string, string>();
const MAX_REMEMBERED = 20_000;

const fold = (written: string): string => {
  const spelled = written
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll('_', ' ')
    .replace(/\s+/gu, ' ')
    .replace(/[:.]+$/u, '')
    .trim();
  // "Вес, кг" and "Диагональ (дюйм)" name the unit beside the attribute.
  const bare = spelled.replace(/(?:,\s*\S{1,6}|\s*\([^()]{1,12}\))$/u, '').trim();
  return (canonical.get(spelled) ?? canonical.get(bare) ?? spelled)
    .slice(0, productLimits.attributeName)
    .trim();
};

const UNIT = /(?:,\s*([^\s,]{1,6})|\(([^()]{1,12})\))[\s:.]*$/u;
const BARE_NUMBER = /^\d[\d\s.,]*$/u;

/** "1.7" of "Объём, л" is "1.7 л": a number says nothing without the unit that stands in the name. */
export const attributeValue = (name: string, value: string): string => {
  if (!BARE_NUMBER.test(value)) return value;
  const [, afterComma, inBrackets] = UNIT.exec(name) ?? [];
  const unit = afterComma ?? inBrackets;
  return unit === undefined ? value : `${value} ${unit}`;
};

/** One name for an attribute however it is written: "Цвет", "Colour:" and "COLOR" are `color`. */
export const attributeName = (written: string): string => {
  const known = folded.get(written);
  if (known !== undefined) return known;
  const name = fold(written);
  if (folded.size < MAX_REMEMBERED) folded.set(written, name);
  return name;
};
