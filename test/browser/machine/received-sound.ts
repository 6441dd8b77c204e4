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

/** To be called before the page is opened. */
export const measureSound = (page: Page): Promise<unknown> => page.addInitScript(rememberConnections);

/** Waits until the page has received sound that is not silence. */
export const waitForSound = async (page: Page, timeout: number): Promise<void> => {
  await page.waitForFunction(
    async () => {
      const connections: RTCPeerConnection[] = Object(window).connections;
      const reports = await Promise.all(connections.map((connection) => connection.getStats()));
      return reports
        .flatMap((report) => [...report.values()])
        .some(({ type, totalAudioEnergy = 0 }) => type === 'inbound-rtp' && totalAudioEnergy > 0);
    },
    undefined,
    { timeout, polling: POLL_MS },
  );
};
