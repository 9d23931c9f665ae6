import type { Browser } from 'playwright-core';

/** One load of a page: bytes as they came over the line, headers included, and ms from the beginning of the visit. */
export type Loaded = { readonly bytes: number; readonly painted: number; readonly results: number };

/** What Lighthouse takes for a telephone of the middle class on a slow line of the fourth generation. */
const LINE = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};
const SLOWER = 4; // times, the processor

type Times = { painted: number; results: number };

/** Loads an address in a browser that has nothing in its cache, until something that `result` selects is there. */
export const load = async (browser: Browser, address: string, result: string): Promise<Loaded> => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    let bytes = 0;
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', LINE);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.addInitScript(watch, result);
    await page.goto(address, { waitUntil: 'networkidle' });
    await page.waitForFunction(() => {
      const { times } = globalThis as unknown as { times: Times };
      return times.painted > 0 && times.results > 0;
    });
    const times = await page.evaluate(() => (globalThis as unknown as { times: Times }).times);
    // What is there before the first paint is in sight with it.
    return { bytes, painted: times.painted, results: Math.max(times.painted, times.results) };
  } finally {
    await context.close();
  }
};

/** In the page: notes when something is painted first, and when the first result is to be painted. */
const watch = (result: string): void => {
  const times: Times = { painted: 0, results: 0 };
  Object.assign(globalThis, { times });
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries())
      if (name === 'first-contentful-paint') times.painted = startTime;
  }).observe({ type: 'paint', buffered: true });
  const look = (): void => {
    if (document.querySelector(result) !== null) times.results = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};
