import { mariaTalksToTheAgent, openDemo, type DemoPage } from './demo-page.js';
import { bothEndsHear, endsThatSee, oneEndHears } from './received-media.js';

describe('calls in the demo page', function () {
  this.timeout(60_000);
  let page: DemoPage;

  beforeEach(async () => {
    page = await openDemo();
  });

  afterEach(() => page.close());

  describe('a customer calls', () => {
    it('rings in the panel, and both hear each other once it is accepted', async () => {
      await mariaTalksToTheAgent(page);
      await bothEndsHear();
    });

    it('shows the agent on the phone from the start when answered with video', async () => {
      await page.maria.press('Call the shop');
      await page.agent.press('With video');
      await page.maria.showsMovingPicture();
      await endsThatSee(1);
      await bothEndsHear();
    });

    it('is declined by the agent', async () => {
      await page.maria.press('Call the shop');
      await page.agent.press('Decline');
      await page.agent.reads('You declined the call');
      await page.maria.reads('not answered');
      await page.maria.offers('Call the shop');
      await page.helpdesk.reads('Incoming call: declined by you');
    });

    it('is missed when the agent does not answer before the customer gives up', async () => {
      await page.maria.press('Call the shop');
      await page.agent.reads('Is calling you');
      await page.maria.press('Give up');
      await page.agent.reads('Missed call');
      await page.agent.offers('Call again');
      await page.helpdesk.reads('Incoming call: missed');
    });

    it('opens the record of whoever calls', async () => {
      await page.jonas.press('Call the shop');
      await page.agent.reads('Jonas Weber');
      await page.helpdesk.within('Record of Jonas Weber').reads('Tourer 28');
    });
  });

  describe('during a call', () => {
    it('turns the agent’s camera on and off again', async () => {
      await mariaTalksToTheAgent(page);
      await page.agent.press('Camera');
      await page.agent.offers('Camera', { pressed: true, busy: false });
      await page.maria.showsMovingPicture();
      await endsThatSee(1);
      await page.agent.press('Camera');
      await page.agent.offers('Camera', { pressed: false, busy: false });
      await page.maria.showsNoPicture();
      await endsThatSee(0);
      await bothEndsHear();
    });

    it('shows the customer’s camera in the panel, and small on the phone', async () => {
      await mariaTalksToTheAgent(page);
      await page.maria.press('Camera');
      await page.agent.showsMovingPicture();
      await page.maria.showsMovingPicture();
      await endsThatSee(1);
      await page.maria.press('Camera');
      await page.agent.showsNoPicture();
    });

    it('carries both pictures when both turn their cameras on at once', async () => {
      await mariaTalksToTheAgent(page);
      await Promise.all([page.agent.press('Camera'), page.maria.press('Camera')]);
      await page.agent.offers('Camera', { pressed: true, busy: false });
      await page.agent.showsMovingPicture();
      await endsThatSee(2);
      await bothEndsHear();
    });

    it('is silent one way while the agent’s microphone is off', async () => {
      await mariaTalksToTheAgent(page);
      await bothEndsHear();
      await page.agent.press('Microphone');
      await page.agent.offers('Microphone', { pressed: false });
      await oneEndHears();
      await page.agent.press('Microphone');
      await bothEndsHear();
    });

    it('is silent the other way while the customer’s microphone is off', async () => {
      await mariaTalksToTheAgent(page);
      await bothEndsHear();
      await page.maria.press('Microphone');
      await page.maria.offers('Microphone', { pressed: false });
      await oneEndHears();
      await page.maria.press('Microphone');
      await bothEndsHear();
    });

    it('tells in the log which version of the media each change led to', async () => {
      await mariaTalksToTheAgent(page);
      await page.agent.press('Camera');
      await page.log.reads('media_update 0 to 1, offer');
      await page.log.reads('default_video enabled');
      await page.log.reads('The panel is at version 1 now (update)');
      await page.maria.press('Camera');
      await page.log.reads('media_update to 2');
      await page.log.reads('The panel is at version 2 now (webhook)');
    });

    it('ends when the agent hangs up', async () => {
      await mariaTalksToTheAgent(page);
      await page.agent.press('Hang up');
      await page.agent.reads('You ended the call');
      await page.maria.reads('Call over');
      await page.maria.offers('Call the shop');
      await page.helpdesk.reads('ended by you');
    });

    it('ends when the customer hangs up', async () => {
      await mariaTalksToTheAgent(page);
      await page.maria.press('Hang up');
      await page.agent.reads('Maria Santos ended the call');
      await page.maria.offers('Call the shop');
      await page.helpdesk.reads('ended by the customer');
    });

    it('can be followed by another one', async () => {
      await mariaTalksToTheAgent(page);
      await page.maria.press('Hang up');
      await page.agent.reads('Maria Santos ended the call');
      await mariaTalksToTheAgent(page);
      await bothEndsHear();
    });
  });

  describe('the agent calls', () => {
    it('rings on the phone, and both hear each other once it is picked up', async () => {
      await page.agent.press('Call');
      await page.maria.reads('Calls you');
      await page.agent.reads('Ringing');
      await page.maria.press('Answer');
      await page.agent.offers('Camera');
      await page.maria.reads('On the phone');
      await bothEndsHear();
    });

    it('is told when the customer does not take the call', async () => {
      await page.agent.press('Call');
      await page.maria.press('Decline');
      await page.agent.reads('Maria Santos declined the call');
      await page.agent.reads('Write a message, and ask when to call.');
      await page.helpdesk.reads('Outgoing call: declined by the customer');
    });

    it('can give up, and the phone stops ringing', async () => {
      await page.agent.press('Call');
      await page.maria.reads('Calls you');
      await page.agent.press('Hang up');
      await page.agent.reads('You cancelled the call');
      await page.maria.reads('Missed call');
    });

    it('reaches whoever’s conversation is open, once they have allowed it', async () => {
      await page.agent.reads('Maria Santos agreed to be called until');
      await page.helpdesk.press('Jonas Weber Which child seat fits the Tourer?');
      await page.agent.reads('Jonas Weber has not agreed to be called yet');
      await page.agent.press('Ask for permission');
      await page.agent.reads('Asked. Jonas Weber can answer in Messenger.');
      await page.jonas.within('Request').press('Allow');
      await page.agent.reads('Jonas Weber agreed to be called until');
      await page.jonas.reads('You allowed calls for 7 days');
      await page.log.reads('call_permission_reply, approve');
      await page.agent.press('Call');
      await page.jonas.reads('Calls you');
    });

    it('does not reach who refuses', async () => {
      await page.helpdesk.press('Jonas Weber Which child seat fits the Tourer?');
      await page.agent.press('Ask for permission');
      await page.jonas.within('Request').press('Not now');
      await page.agent.reads('Jonas Weber does not want to be called');
      await page.agent.reads('Requests used: 1 of 2 (24 hours)');
      await page.agent.press('Ask for permission');
      await page.jonas.within('Request').press('Not now');
      await page.agent.reads('Requests used: 2 of 2 (24 hours)');
    });

    it('reaches who has called before, without asking', async () => {
      await page.jonas.press('Call the shop');
      await page.agent.reads('Is calling you');
      await page.jonas.press('Give up');
      await page.agent.reads('Missed call');
      await page.agent.press('Call again');
      await page.jonas.reads('Calls you');
    });
  });

  describe('a second customer calls during a call', () => {
    beforeEach(async () => {
      await mariaTalksToTheAgent(page);
      await page.jonas.press('Call the shop');
      await page.agent.within('Waiting').offers('Accept');
    });

    it('waits, and the call under way goes on when it is declined', async () => {
      await page.agent.within('Waiting').press('Decline');
      await page.jonas.reads('not answered');
      await page.maria.reads('On the phone');
      await bothEndsHear();
    });

    it('takes the place of the call under way when it is accepted', async () => {
      await page.agent.within('Waiting').press('Accept');
      await page.agent.press('End and answer');
      await page.maria.reads('Call over');
      await page.jonas.reads('On the phone');
      await page.agent.reads('Jonas Weber');
      await bothEndsHear();
    });
  });
});
