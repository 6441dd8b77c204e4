/** One colour of a thing in the lights it needs to look solid. */
export interface Ink {
  readonly base: string;
  readonly light: string;
  readonly pale: string;
  readonly dark: string;
  readonly deep: string;
}

type Rgb = readonly [number, number, number];

const parseHex = (hex: string): Rgb => {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
};

const toHex = (rgb: Rgb): string =>
  `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** A colour on the way from one to another: 0 is the first, 1 the second. */
export const mix = (from: string, to: string, share: number): string => {
  const [r1, g1, b1] = parseHex(from);
  const [r2, g2, b2] = parseHex(to);
  return toHex([r1 + (r2 - r1) * share, g1 + (g2 - g1) * share, b1 + (b2 - b1) * share]);
};

/** 0 is black, 1 white, by what the eye makes of it (Rec. 709). */
export const lightness = (hex: string): number => {
  const [red, green, blue] = parseHex(hex);
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
};

export const inkOf = (base: string): Ink => ({
  base,
  light: mix(base, '#ffffff', 0.22),
  pale: mix(base, '#ffffff', 0.55),
  dark: mix(base, '#0b1020', 0.24),
  deep: mix(base, '#0b1020', 0.5),
});

/** Words of merchants for colours, the most telling first: "Natural Titanium" is titanium, not nature. */
const colourWords: readonly (readonly [RegExp, string])[] = [
  [/black|чёрн|черн|midnight|графит|graphite|onyx/iu, '#2b2d33'],
  [/navy|тёмно-син|темно-син|indigo/iu, '#273a63'],
  [/white|бел|ivory|cream|крем|молоч|snow|pearl/iu, '#efece4'],
  [/rose gold|pink|розов|blush|coral|коралл|peach|персик/iu, '#eaa3ae'],
  [/\bred\b|красн|scarlet|ruby|cherry|бордо|burgundy|\bwine\b/iu, '#c2413d'],
  [/orange|оранж|terracotta|терракот|copper|медн/iu, '#db7a3e'],
  [/yellow|жёлт|желт|mustard|горчи|lemon|лимон/iu, '#e8bf4b'],
  [/\bgold|золот|brass|латун|champagne/iu, '#cfab6a'],
  [/olive|олив|khaki|хаки/iu, '#7c7f4f'],
  [/green|зелён|зелен|mint|мят|sage|emerald|изумруд/iu, '#5d9b7c'],
  [/teal|turquoise|бирюз|aqua|cyan/iu, '#3f9aa3'],
  [/sky|light blue|голуб|\bice\b/iu, '#86b6dc'],
  [/blue|син|denim|cobalt/iu, '#4472b8'],
  [/violet|purple|lavender|lilac|фиолет|лаванд|сирен/iu, '#8d78bd'],
  [/walnut|brown|коричн|\boak\b|дуб|орех|wood|дерев|cognac|\btan\b|chocolate/iu, '#9a6b45'],
  [/beige|беж|\bsand\b|песоч|natural|\boat\b|linen|лён|nude|latte/iu, '#d3bfa0'],
  [/titanium|титан|silver|серебр|steel|сталь|chrome|хром|inox|stainless/iu, '#aeb4bc'],
  [/gr[ae]y|сер(ый|ая|ое|ые)|slate|anthracite|антрацит|charcoal/iu, '#7d838c'],
  [/multi|разноцвет|rainbow/iu, '#e39a52'],
];

/** The colour a merchant's words mean; `undefined` when they mean none we know. */
export const colourOf = (words: string): string | undefined =>
  colourWords.find(([pattern]) => pattern.test(words))?.[1];
