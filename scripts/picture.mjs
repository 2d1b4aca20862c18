/**
 * `node scripts/picture.mjs`: makes docs/images/panel.png anew, the picture in the README. It opens the demo in Chromium, has a
 * customer call, answers with video, and photographs the panel once both pictures move.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import process from 'node:process';

import { ensureDependencies } from './lib/dependencies.mjs';
import { findBrowser, howToInstall } from './lib/browsers.mjs';
import { launchOptions } from './lib/launch-options.mjs';
import { inProject } from './lib/project.mjs';

const PICTURE = inProject('docs/images/panel.png');
const WINDOW = { width: 1400, height: 900, deviceScaleFactor: 1.5 };
const PATIENCE_MS = 60_000;

ensureDependencies();
const executable = findBrowser('chromium');
if (executable === null) {
  console.error(howToInstall('chromium'));
  process.exit(1);
}

const { launch } = await import('puppeteer-core');
const demo = spawn(process.execPath, [inProject('scripts/start.mjs')], { env: { ...process.env, BROWSER: 'none' }, stdio: ['ignore', 'pipe', 'inherit'] });
try {
  const address = await addressOf(demo);
  const browser = await launch(launchOptions('chromium', executable));
  try {
    await takePicture(browser, address);
  } finally {
    await browser.close();
  }
} finally {
  demo.kill();
}

/** The demo prints where it is once it can be reached. */
async function addressOf({ stdout }) {
  stdout.setEncoding('utf8');
  for (let text = ''; ; ) {
    const [chunk] = await once(stdout, 'data', { signal: AbortSignal.timeout(PATIENCE_MS) });
    text += chunk;
    const [address] = /http:\/\/\S+/.exec(text) ?? [];
    if (address !== undefined) return address;
  }
}

async function takePicture(browser, address) {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.setViewport(WINDOW);
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.evaluateOnNewDocument(showPortrait, new URL('portraits/aiko.svg', address).href);
  await page.goto(address, { waitUntil: 'domcontentloaded' });

  await page.locator('.phone.maria .phone-call-button').click();
  await page.locator('messenger-call-panel[phase="incoming"] >>> .accept-video-button').click();
  // One change at a time: both at once are a collision, which takes its time to settle.
  await seen(page, 'the agent’s camera is on', ({ phase, camera }) => phase === 'active' && camera.acknowledged);
  await page.locator('.phone.maria button[aria-label="Camera"]').click();
  await seen(page, 'the customer’s camera is on', ({ remote }) => remote.video);
  await seen(page, 'the connection has been measured', ({ quality }) => quality?.mos != null);
  await seen(page, 'both pictures move', (_, root) =>
    ['[part="remote-video"]', '[part="self-view"] video'].every((name) => {
      const { videoWidth, currentTime, paused } = root.querySelector(name);
      return videoWidth > 0 && currentTime > 0.2 && !paused;
    }),
  );
  await seen(page, 'the pictures are as sharp as they become', ({ startedAt }) => Date.now() - startedAt > 12_000);
  await page.$eval('messenger-call-panel', withoutBars);
  await page.mouse.move(0, 0); // or the button under it would be drawn as hovered

  const panel = await page.$('messenger-call-panel');
  mkdirSync(inProject('docs/images'), { recursive: true });
  await panel.screenshot({ path: PICTURE });
  console.log(`The picture is at ${PICTURE}`);
}

/** Waits until it holds of the panel's call, and says what was waited for when it never does. */
async function seen(page, what, holds) {
  try {
    await page.waitForFunction(
      (test) => {
        const panel = globalThis.document.querySelector('messenger-call-panel');
        return panel.call !== null && new Function(`return (${test})(...arguments)`)(panel.call, panel.shadowRoot);
      },
      { polling: 100 },
      String(holds),
    );
  } catch (error) {
    const call = await page.evaluate(() => globalThis.document.querySelector('messenger-call-panel').call);
    throw new Error(`Waited in vain until ${what}. The call: ${JSON.stringify(call)}`, { cause: error });
  }
}

/** Runs in the page: the panel becomes so narrow that the picture of the customer's phone fills it. */
function withoutBars(panel) {
  const video = panel.shadowRoot.querySelector('[part="remote-video"]');
  const { width, height } = video.getBoundingClientRect();
  const bars = width - (height * video.videoWidth) / video.videoHeight;
  panel.style.inlineSize = `${panel.getBoundingClientRect().width - bars}px`;
}

/** Runs in the page: the agent's camera shows a drawn portrait, in place of the test picture of Chromium's fake device. */
function showPortrait(address) {
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    if (!constraints.video) return open(constraints);
    const canvas = Object.assign(globalThis.document.createElement('canvas'), { width: 640, height: 480 });
    const portrait = Object.assign(new globalThis.Image(480, 480), { src: address });
    await portrait.decode();
    const brush = canvas.getContext('2d');
    const draw = () => {
      brush.fillStyle = '#e4dcec';
      brush.fillRect(0, 0, 640, 480);
      brush.drawImage(portrait, 80, 0, 480, 480);
    };
    draw();
    setInterval(draw, 50);
    return canvas.captureStream(15);
  };
}
