import { expect } from '@open-wc/testing';
import { mariaTalksToTheAgent, openDemo, type DemoPage } from './demo-page.js';
import { bothEndsHear, endsThatSee } from './received-media.js';

describe('calls in the demo page while the platform stumbles', function () {
  this.timeout(60_000);
  let page: DemoPage;

  beforeEach(async () => {
    page = await openDemo();
  });

  afterEach(() => page.close());

  async function reply(answer: string, to: string): Promise<void> {
    await page.faults.choose('The platform answers', answer);
    await page.faults.choose('To', to);
  }

  for (const fault of ['Late', 'Delivered twice', 'Out of order']) {
    it(`has sound and both pictures though webhooks come like this: ${fault}`, async () => {
      await page.faults.press(fault);
      await mariaTalksToTheAgent(page);
      await page.maria.press('Camera');
      await page.agent.press('Camera');
      await page.agent.offers('Camera', { pressed: true, busy: false });
      await page.agent.showsMovingPicture();
      await endsThatSee(2);
      await bothEndsHear();
      await page.maria.press('Hang up');
      await page.agent.reads('Maria Santos ended the call');
    });
  }

  it('says that a change is under way while the reply is slow, and mutes at once', async () => {
    await mariaTalksToTheAgent(page);
    await page.faults.press('Slow');
    await page.agent.press('Camera');
    await page.agent.reads('Turning your camera on…');
    await page.agent.offers('Camera', { pressed: true, busy: true });
    await page.agent.press('Microphone');
    await page.agent.offers('Microphone', { pressed: false });
    await page.agent.offers('Camera', { pressed: true, busy: false });
    await endsThatSee(1);
  });

  const words = {
    'Empty 200': 'The reply made no sense',
    'Error envelope': 'Messenger is having trouble',
    'Error 500': 'Messenger is having trouble',
    'Not JSON': 'The reply made no sense',
  };
  for (const [answer, said] of Object.entries(words)) {
    it(`turns the camera on though the first try is answered like this: ${answer}`, async () => {
      await mariaTalksToTheAgent(page);
      await reply(answer, 'media_update');
      await page.agent.press('Camera');
      await page.agent.offers('Camera', { pressed: true, busy: false });
      await page.maria.showsMovingPicture();
      await endsThatSee(1);
      await bothEndsHear();
    });

    it(`tells the agent when the answer to accept is like this: ${answer}`, async () => {
      await page.maria.press('Call the shop');
      await reply(answer, 'accept');
      await page.agent.press('Accept');
      await page.agent.reads('The call failed');
      await page.agent.reads(said);
      await page.maria.reads('Call the shop');
    });
  }

  it('says that the customer has hung up, and nothing else, when that comes before the reply to accept', async () => {
    await page.faults.press('Slow');
    await page.maria.press('Call the shop');
    await page.agent.press('Accept');
    await page.maria.press('Hang up');
    await page.agent.reads('Maria Santos ended the call');
    await page.helpdesk.reads(': ended by the customer');
    expect(page.helpdesk.text).to.match(/Incoming call, 0:\d\d: ended by the customer/);
    expect(page.agent.text).not.to.contain('already over');
  });

  it('hangs up though the first try fails', async () => {
    await mariaTalksToTheAgent(page);
    await reply('Error 500', 'terminate');
    await page.agent.press('Hang up');
    await page.agent.reads('You ended the call');
    await page.maria.reads('Call over');
  });

  it('understands whatever way the platform speaks', async () => {
    await page.dialect.choose('Descriptions', 'Session as JSON text');
    await page.dialect.choose('Webhooks arrive as', 'One call object');
    await page.dialect.choose('Versions in webhooks', 'Text');
    await page.dialect.press('The renegotiation of accept');
    await mariaTalksToTheAgent(page);
    await bothEndsHear();
    await page.agent.press('Camera');
    await page.agent.offers('Camera', { pressed: true, busy: false });
    await endsThatSee(1);
  });
});
