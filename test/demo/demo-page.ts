import { mountDemo } from '../../demo/mount.js';
import { stopWatchingConnections, watchConnections } from './received-media.js';
import { Region } from './region.js';

const STYLE_SHEETS = ['page', 'helpdesk', 'phone', 'workbench'];

export interface DemoPage {
  readonly agent: Region;
  readonly helpdesk: Region;
  readonly maria: Region;
  readonly jonas: Region;
  readonly faults: Region;
  readonly dialect: Region;
  readonly log: Region;
  close(): void;
}

/** Opens the demo in the test's page, as its visitor finds it. */
export async function openDemo(): Promise<DemoPage> {
  await Promise.all(STYLE_SHEETS.map(loadStyleSheet));
  watchConnections();
  const root = document.createElement('div');
  document.body.append(root);
  const takeAway = mountDemo(root);
  const region = (name: string): Region => new Region(name, () => root.querySelector(`[aria-label="${name}"]`));
  return {
    agent: new Region('the panel', () => root.querySelector('messenger-call-panel')),
    helpdesk: region('Helpdesk'),
    maria: region('Maria’s phone'),
    jonas: region('Jonas’s phone'),
    faults: region('What goes wrong'),
    dialect: region('How the platform speaks'),
    log: region('Log'),
    close: () => {
      takeAway();
      root.remove();
      stopWatchingConnections();
    },
  };
}

/** Maria calls, the agent takes it, and each side shows a call. */
export async function mariaTalksToTheAgent({ maria, agent, helpdesk }: DemoPage): Promise<void> {
  await maria.press('Call the shop');
  await agent.reads('Is calling you');
  await agent.press('Accept');
  await maria.reads('On the phone');
  await helpdesk.reads('In a call');
}

function loadStyleSheet(name: string): Promise<unknown> {
  const href = new URL(`../../demo/styles/${name}.css`, import.meta.url).href;
  if ([...document.styleSheets].some((sheet) => sheet.href === href)) return Promise.resolve();
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  document.head.append(link);
  return new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = reject;
  });
}
