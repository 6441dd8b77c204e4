export const FULL_SCALE = 32_768;

/** A sample from -1 to 1 as 16 bits; what is louder is cut, not wrapped around. */
export const toInt16 = (sample: number): number => {
  if (sample >= 1) return FULL_SCALE - 1;
  if (sample <= -1) return -FULL_SCALE;
  const scaled = sample * FULL_SCALE;
  return scaled > FULL_SCALE - 1 ? FULL_SCALE - 1 : Math.round(scaled);
};
