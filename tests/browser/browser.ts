import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { describe } from 'vitest';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The system's Chromium; null where there is none. `CHROMIUM` names another. */
const EXECUTABLE: string | null =
  [
    process.env.CHROMIUM ?? '',
    ...(process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name))),
  ].find((path) => path !== '' && existsSync(path)) ?? null;

if (EXECUTABLE === null) {
  process.stdout.write('There is no Chromium on this machine: what only a browser can show is not tested.\n');
}

/** Tests that need a browser: left out, and said so, where there is none. */
export const describeInBrowser = describe.skipIf(EXECUTABLE === null);

export const launched = (): Promise<Browser> =>
  // Root in a container may not make the sandbox; what is shown here comes from this machine alone.
  chromium.launch({ executablePath: EXECUTABLE ?? '', args: ['--no-sandbox'] });

export type Seen = {
  readonly page: Page;
  /** What no page may do: violations of its policy, errors, dialogues, requests to anywhere else. */
  readonly offences: readonly string[];
  readonly end: () => Promise<void>;
};

/** A reader's browser window upon the archive at `url`. */
export const windowOf = async (browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Seen> => {
  const context = await browser.newContext({ baseURL: url, locale: 'en-GB', ...options });
  const offences: string[] = [];
  await context.exposeFunction('offended', (what: string) => offences.push(what));
  await context.addInitScript(() => {
    const { offended } = globalThis as unknown as { offended: (what: string) => void };
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
      offended(`policy: ${violatedDirective} ${blockedURI} ${sourceFile}`),
    );
  });
  const page = await context.newPage();
  page.on('pageerror', ({ message }) => offences.push(`error: ${message}`));
  page.on('dialog', (dialog) => {
    offences.push(`dialogue: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const asked = request.url();
    if (!asked.startsWith(url) && !asked.startsWith('data:')) offences.push(`request: ${asked}`);
  });
  return { page, offences, end: () => context.close() };
};
