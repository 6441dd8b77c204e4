/** Tells whoever develops the page what is wrong with it; shoppers never see this. */
export type Report = (message: string, cause?: unknown) => void;

/** Says each thing once: attributes are read again whenever one of them changes. */
export const createReport = (): Report => {
  const said = new Set<string>();
  return (message, cause) => {
    if (said.has(message)) return;
    said.add(message);
    const line = `[storevoice] ${message}`;
    // biome-ignore lint/suspicious/noConsole: the page's console is where a merchant's developer looks.
    console.warn(...(cause === undefined ? [line] : [line, cause]));
  };
};
