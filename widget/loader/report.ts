/** Warns the page's developers in the console; shoppers never see it. */
export type Report = (message: string, cause?: unknown) => void;

/** Reports each message once, as all attributes are read again whenever one of them changes. */
export const createReport = (): Report => {
  const reported = new Set<string>();
  return (message, cause) => {
    if (reported.has(message)) return;
    reported.add(message);
    const line = `[storevoice] ${message}`;
    // biome-ignore lint/suspicious/noConsole: the page's console is where a merchant's developers look.
    console.warn(...(cause === undefined ? [line] : [line, cause]));
  };
};
