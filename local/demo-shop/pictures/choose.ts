import type { Product, Variant } from '../../../lambdas/contract/product.ts';
import { colourOf } from './ink.ts';
import type { DrawingName } from './picture.ts';

/** What words mean which drawing; the first that fits wins, so a "phone holder" stands before the phone. */
const rules: readonly (readonly [RegExp, DrawingName])[] = [
  [/screen protector|tempered glass|защитн\S+ (стекл|плён)/iu, 'screenGlass'],
  [/backpack|рюкзак/iu, 'backpack'],
  [/\bcases?\b|чехол|\bcover\b|sleeve/iu, 'phoneCase'],
  [/holder|tripod|держатель|штатив|gimbal|\bmount\b|кронштейн|подставка/iu, 'stand'],
  [/power ?bank|повербанк|внешн\S+ аккумулятор|powercore/iu, 'powerBank'],
  [/cable|\bhdmi\b|adapter to|кабел|удлинител|extension cord/iu, 'cable'],
  [/charg|power adapter|заряд|adapter|адаптер|\bhub\b|докстанц|батаре[йя]|batter/iu, 'charger'],
  [/feature phone|кнопочн/iu, 'buttonPhone'],
  [/earbud|airpods|in-ear|tws|вкладыш|buds/iu, 'earbuds'],
  [/headphone|headset|наушник|гарнитур/iu, 'headphones'],
  [/smart ?watch|fitness (band|tracker)|watch|часы|браслет|\bband\b/iu, 'watch'],
  [/tablet|ipad|планшет|e-?reader|электронн\S+ книг|kindle/iu, 'tablet'],
  [/laptop|notebook|macbook|ноутбук/iu, 'laptop'],
  [/monitor|монитор/iu, 'monitor'],
  [/\btv\b|television|телевизор|projector|проектор|soundbar/iu, 'television'],
  [/speaker|колонк|акустик/iu, 'speaker'],
  [/camera|камер|lens|объектив|webcam/iu, 'camera'],
  [/controller|gamepad|геймпад|джойстик/iu, 'gamepad'],
  [/playstation|xbox|nintendo|console|приставк/iu, 'gameConsole'],
  [/keyboard|клавиатур/iu, 'keyboard'],
  [/\bmouse\b|мыш[ьк]/iu, 'mouse'],
  [/router|wi-?fi|роутер|маршрутизатор/iu, 'router'],
  [/printer|принтер|мфу|cartridge|картридж|toner/iu, 'printer'],
  [/\bssd\b|hard drive|flash|usb drive|memory card|накопител|диск|карта памяти/iu, 'drive'],
  [/phone|смартфон|телефон|iphone|galaxy/iu, 'phone'],
  [/coffee table|журнальн|dining table|\btable\b|стол(?!ов|еш)(?:\b|ик|\s|$)/iu, 'table'],
  [/table lamp|desk lamp|lamp|светильник|торшер|люстр|ламп(?!очк)|chandelier|sconce|\bbra\b/iu, 'lamp'],
  [/bulb|лампочк/iu, 'bulb'],
  [/bed linen|bedding|duvet|постельн|blanket|одеял|плед|towel|полотен|sheet set|throw/iu, 'bedding'],
  [/mattress|матрас|\bbed\b|кроват|crib/iu, 'bed'],
  [/office chair|gaming chair|офисн\S+ кресл|игров\S+ кресл/iu, 'officeChair'],
  [/armchair|кресло|recliner/iu, 'armchair'],
  [/sofa|couch|диван/iu, 'sofa'],
  [/chair|stool|стул|табурет/iu, 'chair'],
  [/\bdesk\b|письменн/iu, 'desk'],
  [/wardrobe|шкаф|dresser|комод|cabinet|тумб|nightstand/iu, 'wardrobe'],
  [/shel(f|ves|ving)|bookcase|стеллаж|полк[аи]/iu, 'shelf'],
  [/pillow|cushion|подушк/iu, 'pillow'],
  [/\brug\b|carpet|ков[её]р|коврик для ванн/iu, 'rug'],
  [/mirror|зеркал/iu, 'mirror'],
  [/plant|vase|растени|ваза|горшок|flower|curtain|шторы/iu, 'plant'],
  [
    /coffee (machine|maker)|espresso|кофемашин|кофевар|coffee grinder|кофемолк|coffee beans|кофе/iu,
    'coffeeMachine',
  ],
  [/kettle|чайник/iu, 'kettle'],
  [/blender|блендер|mixer|миксер|juicer|соковыжим|food processor|комбайн|мясоруб/iu, 'blender'],
  [/toaster|тостер|grill|гриль|waffle/iu, 'toaster'],
  [/microwave|микроволнов|oven|духов|air ?fryer|аэрогриль/iu, 'microwave'],
  [
    /fridge|refrigerator|freezer|холодильник|морозил|humidifier|увлажнит|conditioner(?! for)|кондиционер(?! для)/iu,
    'fridge',
  ],
  [/washing machine|washer|стиральн|dryer machine|dishwasher|посудомо/iu, 'washer'],
  [/stick vacuum|cordless vacuum|вертикальн\S+ пылесос|\bdyson v|steam mop|швабр/iu, 'stickVacuum'],
  [/vacuum|пылесос/iu, 'vacuum'],
  [/hair ?dryer|(?<!\p{L})фен|straighten|styler|curl|выпрямит|плойк/iu, 'hairDryer'],
  [/\biron\b|утюг|steamer|отпариват/iu, 'iron'],
  [/frying pan|skillet|сковород|wok/iu, 'pan'],
  [/\bpot\b|saucepan|кастрюл|casserole|cookware|multicooker|мультивар/iu, 'pot'],
  [/knife|knives|нож(?!н)|scissors|cutting board/iu, 'knife'],
  [/thermos|flask|термос|water bottle|tumbler|бутылк/iu, 'flask'],
  [/\bmug\b|\bcups?\b|кружк|чашк|glass set|бокал|стакан/iu, 'cup'],
  [/plate|dinner|dish|bowl|тарелк|сервиз|cutlery|столов/iu, 'plate'],
  [/sneaker|trainers|running shoe|кроссов|кеды/iu, 'sneakers'],
  [/boots?\b|ботин|сапог|валенк/iu, 'boots'],
  [/shoe|туфл|loafer|sandal|сандал|slipper|тапоч/iu, 'shoes'],
  [/hoodie|sweatshirt|худи|толстовк|свитшот|sweater|свитер|cardigan|pullover|джемпер/iu, 'hoodie'],
  [/jacket|coat|parka|куртк|пальто|пуховик|blazer|пиджак|raincoat|snowsuit|комбинезон/iu, 'jacket'],
  [/t-?shirt|футболк|\btee\b|polo|bodysuit/iu, 'tshirt'],
  [/shirt|рубашк|blouse|блуз|pyjama|pajama|пижам/iu, 'shirt'],
  [/dress\b|плать|skirt|юбк|сарафан/iu, 'dress'],
  [/jeans|trousers|pants|джинс|брюк|shorts|шорт|leggings|леггинс/iu, 'trousers'],
  [/\bbag\b|handbag|tote|сумк|wallet|кошел|suitcase|чемодан/iu, 'bag'],
  [/beanie|\bhat\b|шапк/iu, 'hat'],
  [/\bcap\b|кепк|бейсболк/iu, 'cap'],
  [/sunglasses|glasses|очки/iu, 'glasses'],
  [/scarf|шарф|gloves|перчатк/iu, 'scarf'],
  [/umbrella|зонт/iu, 'umbrella'],
  [/socks?|носк|tights|колгот/iu, 'socks'],
  [/belt|ремень/iu, 'bag'],
  [/perfume|eau de|парфюм|духи|туалетн\S+ вод/iu, 'perfume'],
  [/lipstick|помад|lip /iu, 'lipstick'],
  [/mascara|тушь|eyeliner|подводк/iu, 'mascara'],
  [/electric toothbrush|toothbrush|зубн\S+ щ[её]тк/iu, 'toothbrush'],
  [/shaver|trimmer|razor|бритв|триммер|epilator/iu, 'shaver'],
  [/toothpaste|зубн\S+ паст|hand cream|sunscreen|крем для рук|foundation|тональн|\btube\b|gel\b/iu, 'tube'],
  [/cream|крем|mask|маск|moistur|powder|пудр|palette|палетк/iu, 'jar'],
  [/lotion|serum|сыворот|liquid soap|pump|жидк\S+ мыл|cleanser|foam|пенк/iu, 'pump'],
  [/shampoo|conditioner|шампун|бальзам|body wash|shower|гель для|detergent|порошок|oil\b|масло/iu, 'bottle'],
  [/soap|мыло/iu, 'soap'],
  [/brush|кист/iu, 'brush'],
  [/screwdriver|отв[её]ртк|шуруповерт set|bit set/iu, 'screwdriver'],
  [/drill|дрель|перфоратор|шурупов[её]рт|grinder|болгарк|jigsaw|лобзик|sander/iu, 'drill'],
  [/hammer|молот(?!ый)/iu, 'hammer'],
  [/wrench|pliers|ключ|плоскогуб|spanner/iu, 'wrench'],
  [/\bsaw\b|пила|ножовк/iu, 'saw'],
  [/tool ?(box|kit|set)|набор инструмент|ящик/iu, 'toolbox'],
  [/roller|валик/iu, 'roller'],
  [/paint|краск|эмаль|varnish|лак|primer|wallpaper/iu, 'paint'],
  [/ladder|лестниц|стремянк/iu, 'ladder'],
  [/tape|рулетк|laser level|уровень/iu, 'tape'],
  [/hose|шланг|garden|садов/iu, 'hose'],
  [/bucket|ведро/iu, 'bucket'],
  [/faucet|tap\b|смесител|кран/iu, 'faucet'],
  [/stroller|коляск|car seat|автокресл/iu, 'stroller'],
  [/diaper|nappies|подгузник|wipes|салфетк/iu, 'diapers'],
  [/baby bottle|pacifier|соск|sippy|бутылочк/iu, 'babyBottle'],
  [/teddy|plush|мягк\S+ игрушк|медвед|soft toy/iu, 'teddy'],
  [/lego|blocks|building|конструктор|кубик/iu, 'blocks'],
  [/doll|кукл|barbie/iu, 'doll'],
  [/toy car|race|машинк|hot wheels|train set|желез|самокат|scooter/iu, 'toyCar'],
  [/puzzle|board game|пазл|настольн\S+ игр|monopoly|монополия|game/iu, 'puzzle'],
  [/pencil|crayon|карандаш|фломастер|paints|краски|plasticine|пластилин/iu, 'pencils'],
  [/\bball\b|мяч/iu, 'ball'],
  [/bicycle|\bbike\b|велосипед/iu, 'bicycle'],
  [/dumbbell|kettlebell|гантел|гир[яь]|barbell|эспандер/iu, 'dumbbell'],
  [/\bmat\b|коврик/iu, 'mat'],
  [/tent|палатк|sleeping bag|спальник/iu, 'tent'],
  [/book|книг/iu, 'book'],
  [/toy|игрушк/iu, 'teddy'],
];

/** What a thing is drawn in when the merchant names no colour. */
const defaultColours: readonly string[] = [
  '#4f6d8f',
  '#8f6f5c',
  '#5f8575',
  '#a06f7d',
  '#6d6a91',
  '#3c4350',
  '#b58b52',
];

const drawingFor = (text: string): DrawingName | undefined =>
  rules.find(([pattern]) => pattern.test(text))?.[1];

/** The drawing of a product: by its title, else by its category from the narrowest to the widest. */
export const chooseDrawing = (product: Pick<Product, 'title' | 'category'>): DrawingName =>
  [product.title, ...product.category.toReversed()].map(drawingFor).find((name) => name !== undefined) ??
  'box';

/** The colour of a variant: its own, else one of ours that stays the same for the product. */
export const chooseColour = (
  product: Pick<Product, 'id' | 'title' | 'attributes'>,
  variant: Pick<Variant, 'title' | 'options'>,
): string => {
  const { color, material } = { ...product.attributes, ...variant.options };
  const words = [color, material, variant.title, product.title].filter((each) => each !== undefined);
  const named = words.map(colourOf).find((each) => each !== undefined);
  const place =
    [...product.id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % defaultColours.length;
  return named ?? defaultColours[place] ?? '#4f6d8f';
};
