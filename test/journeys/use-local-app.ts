import { afterAll, beforeAll } from '@jest/globals';
import { type RunningApp, removeFolder, startApp, temporaryFolder } from './local-app.ts';

/** The whole of local mode on a fresh folder, for all tests of a suite; `pace`: how many times faster than life it speaks. */
export const useLocalApp = (options: { readonly pace?: number } = {}) => {
  let folder = '';
  let running: RunningApp;
  beforeAll(async () => {
    folder = await temporaryFolder();
    running = await startApp(folder, options);
  }, 120_000);
  afterAll(async () => {
    await running?.close();
    await removeFolder(folder);
  });
  return { folder: () => folder, running: () => running };
};
