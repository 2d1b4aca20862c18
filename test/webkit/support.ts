import { after, before } from 'node:test';
import { join } from 'node:path';

import { startDevServer } from '@web/dev-server';

import { findBrowser, howToInstall } from '../../scripts/lib/browsers.mjs';
import { devServerPlugins } from '../../scripts/lib/dev-server-plugins.mjs';
import { freePort } from '../../scripts/lib/free-port.mjs';
import { launchWebKit, type WebKit } from '../../scripts/lib/webkit.mjs';

export interface Visit {
  readonly webkit: WebKit;
  /** Calls a function that the page has put into its global scope. */
  ask(name: string, ...values: readonly unknown[]): Promise<unknown>;
}

/** The page's last script sets `ready`. The driver may answer before that, and the scripts may have failed. */
const READY = `
  while (globalThis.ready !== true && (globalThis.scriptErrors ?? []).length === 0) await new Promise((look) => setTimeout(look, 20));
  if (globalThis.ready !== true) throw new Error(scriptErrors.join('; '));`;

/** For all tests of a file: WebKit with a page of test/webkit/page, ready to be asked. */
export function visiting(page: string): Visit {
  let webkit: WebKit | null = null;
  let server: Awaited<ReturnType<typeof startDevServer>> | null = null;

  before(async () => {
    const driver = findBrowser('webkit');
    if (driver === null) throw new Error(howToInstall('webkit'));
    const port = await freePort();
    server = await startDevServer({
      readCliArgs: false,
      readFileConfig: false,
      logStartMessage: false,
      config: { rootDir: join(import.meta.dirname, '../..'), port, nodeResolve: { exportConditions: ['production'] }, plugins: devServerPlugins() },
    });
    webkit = await launchWebKit(driver);
    await webkit.open(`http://localhost:${port}/test/webkit/page/${page}`);
    await webkit.evaluate(READY);
  });

  after(async () => {
    await webkit?.close();
    await server?.stop();
  });

  const opened = (): WebKit => {
    if (webkit === null) throw new Error('WebKit has not been opened');
    return webkit;
  };
  return {
    get webkit() {
      return opened();
    },
    ask: (name, ...values) => opened().evaluate(`return await globalThis[${JSON.stringify(name)}](...arguments)`, ...values),
  };
}
