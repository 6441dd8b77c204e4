/** Words by which instructions announce the first sentence. */
const CUE =
  /greet|open the conversation|start the conversation|begin (?:the conversation )?with|first sentence|приветств|поздоровай|начни|начинай|первой фразой/i;
/** A quotation in any of the usual marks; inside straight ones a quote may be escaped, as JSON does it. */
const QUOTATION = /"(?:[^"\\\n]|\\.)+"|«[^»\n]+»|“[^”\n]+”/gu;
/** The cue stands this near before the quotation. */
const NEAR = 120;

const unquote = (quotation: string): string => {
  if (!quotation.startsWith('"')) return quotation.slice(1, -1);
  try {
    return String(JSON.parse(quotation));
  } catch {
    return quotation.slice(1, -1);
  }
};

/** The greeting that the instructions ask for word by word, if they do. */
export const greetingIn = (instructions: string): string | undefined => {
  const quotations = [...instructions.matchAll(QUOTATION)];
  const announced = quotations.find(({ index }) => {
    const line =
      instructions
        .slice(Math.max(0, index - NEAR), index)
        .split('\n')
        .at(-1) ?? '';
    return CUE.test(line);
  });
  return announced === undefined ? undefined : unquote(announced[0]).trim();
};
