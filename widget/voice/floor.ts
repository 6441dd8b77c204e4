/** Two assistants talking over each other help nobody, so one page has one speaker. */
let yieldFloor: (() => void) | undefined;

/** Makes the current speaker stop and remembers how to stop the new one. */
export const takeTheFloor = (stop: () => void): void => {
  if (yieldFloor !== undefined && yieldFloor !== stop) yieldFloor();
  yieldFloor = stop;
};

export const leaveTheFloor = (stop: () => void): void => {
  if (yieldFloor === stop) yieldFloor = undefined;
};
