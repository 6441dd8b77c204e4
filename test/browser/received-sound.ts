import type { Page } from 'playwright-core';

const POLL_MS = 200;

/** Runs in the page before anything else, so that what its connections receive can be measured. */
const rememberConnections = (): void => {
  const connections: RTCPeerConnection[] = [];
  const Original = RTCPeerConnection;
  Object.assign(window, {
    connections,
    RTCPeerConnection: class extends Original {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        connections.push(this);
      }
    },
  });
};

/** Energy of all sound that arrived; 0 is silence. */
const loudness = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const connections: RTCPeerConnection[] = Object(window).connections;
    const reports = await Promise.all(connections.map((connection) => connection.getStats()));
    const stats = reports.flatMap((report) => [...report.values()]);
    return stats.reduce(
      (sum, { type, totalAudioEnergy = 0 }) => sum + (type === 'inbound-rtp' ? totalAudioEnergy : 0),
      0,
    );
  });

/** To be called before the page is opened. */
export const measureSound = (page: Page): Promise<unknown> => page.addInitScript(rememberConnections);

/** Waits until the page has received sound that is no silence. */
export const waitForSound = async (page: Page, timeoutMs: number): Promise<void> => {
  const deadline = Date.now() + timeoutMs;
  while ((await loudness(page)) === 0) {
    if (Date.now() > deadline) throw new Error('no sound arrived');
    await page.waitForTimeout(POLL_MS);
  }
};
