/** Bytes 80 to 9F of windows-1252. */
const UPPER = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Some releases of Node decode these bytes of windows-1252 as the controls of latin1. */
const withUpper = (text: string): string =>
  text.replace(/[\u0080-\u009f]/gu, (control) => UPPER[control.charCodeAt(0) - 0x80] ?? control);

export interface TextDecoding {
  readonly encoding: string;
  decode(bytes: Uint8Array, options?: { readonly stream?: boolean }): string;
}

/** A decoder by the name of a charset; throws for one that does not exist. */
export const textDecoder = (charset: string): TextDecoding => {
  const decoder = new TextDecoder(charset);
  if (decoder.encoding !== 'windows-1252') return decoder;
  return {
    encoding: decoder.encoding,
    decode: (bytes, options) => withUpper(decoder.decode(bytes, options)),
  };
};
