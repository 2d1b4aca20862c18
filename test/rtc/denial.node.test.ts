import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { denialOf, type Denial, type Surroundings } from '../../src/rtc/denial.js';

const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36';
const AGENTS = {
  chromeOnMac: `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${CHROME}`,
  chromeOnWindows: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME}`,
  chromeOnLinux: `Mozilla/5.0 (X11; Linux x86_64) ${CHROME}`,
  edge: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Edg/130.0.0.0`,
  firefox: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  safari: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
  chromeOnPhone: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/130.0 Mobile/15E148 Safari/604.1',
} as const;

const BLOCKED = new DOMException('Permission denied', 'NotAllowedError');
const BY_SYSTEM = new DOMException('Permission denied by system', 'NotAllowedError');
const OF_FIREFOX = new DOMException('The request is not allowed by the user agent or the platform in the current context.', 'NotAllowedError');

function who(agent: keyof typeof AGENTS, cause: unknown, about: Partial<Surroundings> = {}): Denial | null {
  const allowed = agent.startsWith('chromeOn') || agent === 'edge' ? true : null;
  return denialOf('microphone', cause, { userAgent: AGENTS[agent], framed: false, allowed, kinds: ['audioinput', 'videoinput'], ...about });
}

describe('who keeps a page from the microphone', () => {
  it('is the browser, each with its own place to allow it', () => {
    assert.deepEqual(
      [who('chromeOnMac', BLOCKED), who('edge', BLOCKED), who('firefox', OF_FIREFOX), who('safari', BLOCKED)],
      ['chromium', 'chromium', 'firefox', 'safari'],
    );
  });

  it('is the system where Chromium says so', () => {
    assert.deepEqual([who('chromeOnMac', BY_SYSTEM), who('edge', BY_SYSTEM), who('chromeOnLinux', BY_SYSTEM)], ['macos', 'windows', 'chromium']);
  });

  it('is the frame that has no leave to use it', () => {
    assert.equal(who('chromeOnLinux', BLOCKED, { framed: true, allowed: false }), 'frame');
    assert.equal(who('firefox', OF_FIREFOX, { framed: true, kinds: [] }), 'frame');
  });

  it('is a policy of the page itself, too', () => {
    assert.equal(who('chromeOnLinux', BLOCKED, { allowed: false }), 'frame');
  });

  it('is not the frame where that has leave, or where there is none', () => {
    assert.equal(who('chromeOnLinux', BLOCKED, { framed: true }), 'chromium');
    assert.equal(who('firefox', OF_FIREFOX, { framed: true }), 'firefox');
    assert.equal(who('firefox', OF_FIREFOX, { kinds: [] }), 'firefox');
    assert.equal(denialOf('camera', OF_FIREFOX, { userAgent: AGENTS.firefox, framed: true, allowed: null, kinds: ['audioinput'] }), 'frame');
  });

  it('cannot be told of browsers that are set up elsewhere', () => {
    assert.equal(who('chromeOnPhone', BLOCKED), null);
    assert.equal(denialOf('microphone', null, { userAgent: '', framed: false, allowed: null, kinds: [] }), null);
  });
});
