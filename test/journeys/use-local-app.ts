import { afterAll, beforeAll } from '@jest/globals';
import { type RunningApp, removeFolder, startApp, temporaryFolder } from './local-app.ts';

/** The whole of local mode on a fresh folder, for all tests of a file. */
export const useLocalApp = () => {
  let folder = '';
  let running: RunningApp;
  beforeAll(async () => {
    folder = await temporaryFolder();
    running = await startApp(folder);
  }, 120_000);
  afterAll(async () => {
    await running.close();
    await removeFolder(folder);
  });
  return { folder: () => folder, running: () => running };
};
