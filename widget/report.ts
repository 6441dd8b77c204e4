/** Tells whoever develops the page what is wrong with it; shoppers never see this. */
export const reportToDeveloper = (message: string, cause?: unknown): void => {
  const line = `[storevoice] ${message}`;
  // biome-ignore lint/suspicious/noConsole: the page's console is where a merchant's developer looks.
  if (cause === undefined) console.warn(line);
  // biome-ignore lint/suspicious/noConsole: as above.
  else console.warn(line, cause);
};
