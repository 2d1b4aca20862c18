import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { MessengerCallPanel } from '../../src/panel/messenger-call-panel.js';
import { click, openPanel, part, text } from '../support/open-panel.js';
import { snapshot } from '../support/snapshots.js';
import { StillPanel } from '../support/still-panel.js';

const page = document.documentElement;

function says(panel: HTMLElement, name: string, words: string): Promise<void> {
  return waitUntil(() => text(panel, name) === words, `${name} says ${words}`);
}

/** Whether the file of a language was asked for in this page. */
function wasLoaded(language: string): boolean {
  return performance.getEntriesByType('resource').some(({ name }) => new URL(name).pathname.endsWith(`/words/${language}.ts`) || new URL(name).pathname.endsWith(`/words/${language}.js`));
}

const directionOf = (element: Element) => getComputedStyle(element).direction;

describe('languages in a page', () => {
  const before = { lang: page.lang, dir: page.dir };
  beforeEach(() => {
    page.lang = 'en';
    page.removeAttribute('dir');
  });
  after(() => Object.assign(page, before));

  it('are loaded when a panel needs them, which says it in English until then', async () => {
    const panel = await openPanel();
    expect(wasLoaded('tr')).to.equal(false);
    page.lang = 'tr';
    await says(panel, 'status', 'Görüşme yok');
    expect(wasLoaded('tr')).to.equal(true);
    expect(wasLoaded('uk')).to.equal(false);
  });

  it('follow the page while a call goes on', async () => {
    const panel = await openPanel();
    panel.desk.show(snapshot('active', { microphone: { wanted: false, acknowledged: false } }));
    await panel.updateComplete;
    expect(part(panel, 'microphone-button').title).to.equal('Turn your microphone on');
    page.lang = 'fr-CA';
    await waitUntil(() => part(panel, 'microphone-button').title === 'Activer votre micro');
    page.lang = 'de';
    await waitUntil(() => part(panel, 'microphone-button').title === 'Mikrofon einschalten');
    page.lang = 'en';
    await waitUntil(() => part(panel, 'microphone-button').title === 'Turn your microphone on');
  });

  it('are the one of the nearest element that has one, from outside a shadow root too', async () => {
    const holder = await fixture(html`<div lang="es"><p></p></div>`);
    const root = holder.firstElementChild?.attachShadow({ mode: 'open' });
    const panel = new StillPanel();
    root?.append(panel);
    await panel.updateComplete;
    await says(panel, 'status', 'Sin llamada');
    holder.setAttribute('lang', 'vi');
    await says(panel, 'status', 'Không có cuộc gọi');
    panel.setAttribute('lang', 'id');
    await says(panel, 'status', 'Tidak dalam panggilan');
  });

  it('are known by their older names, and by those of other countries', async () => {
    const panel = await openPanel();
    for (const [tag, words] of [['iw', 'אין שיחה'], ['in', 'Tidak dalam panggilan'], ['pt', 'Fora de chamada'], ['pt-PT', 'Fora de chamada'], ['JA-jp', '通話していません']] as const) {
      panel.lang = tag;
      await says(panel, 'status', words);
    }
  });

  it('are English where there are none, and said to be so', async () => {
    const panel = await openPanel();
    for (const tag of ['zh-Hant-TW', 'not a tag', '']) {
      page.lang = 'de';
      await says(panel, 'status', 'Kein Anruf');
      page.lang = tag;
      await says(panel, 'status', 'Not in a call');
      expect(part(panel, 'panel').lang).to.equal('en');
    }
  });

  it('say whole moments in their own words and digits', async () => {
    const panel = await openPanel();
    panel.lang = 'ar-EG';
    panel.desk.show(snapshot('ended'));
    await waitUntil(() => text(panel, 'stage').includes('المدة'));
    expect(text(panel, 'stage')).to.match(/المدة: [٠-٩]+ /);
    expect(text(panel, 'timer')).to.match(/^[٠-٩]+:[٠-٩]{2}$/);
  });

  it('show a round trip as the language writes it', async () => {
    const panel = await openPanel();
    panel.lang = 'th';
    panel.desk.show(snapshot('active', { quality: { mos: 4.2, roundTripMs: 82.4, jitterMs: 4, loss: 0 } }));
    await click(panel, 'devices-button');
    await waitUntil(() => part(panel, 'panel').querySelector('.sheet')?.textContent.includes('82 มิลลิวินาที'));
  });

  it('turn the panel round, and back', async () => {
    const panel = await openPanel();
    panel.desk.show(snapshot('active', { camera: { wanted: true, acknowledged: true } }));
    panel.desk.media = { remote: null, local: new MediaStream() };
    await panel.updateComplete;
    const [left] = sides(panel);
    expect(left).to.equal('microphone-button');
    for (const tag of ['ar', 'he']) {
      panel.lang = tag;
      await waitUntil(() => directionOf(part(panel, 'toolbar')) === 'rtl');
      expect(sides(panel)).to.deep.equal(['hang-up-button', 'microphone-button']);
      expect(isOnTheLeft(panel, part(panel, 'self-view'))).to.equal(true);
    }
    panel.lang = 'ja';
    await waitUntil(() => directionOf(part(panel, 'toolbar')) === 'ltr');
    expect(sides(panel)).to.deep.equal(['microphone-button', 'hang-up-button']);
    expect(isOnTheLeft(panel, part(panel, 'self-view'))).to.equal(false);
  });

  it('leave the direction to a page or a panel that says it', async () => {
    const panel = await openPanel();
    panel.lang = 'he';
    await waitUntil(() => directionOf(part(panel, 'toolbar')) === 'rtl');
    page.dir = 'ltr';
    await waitUntil(() => directionOf(part(panel, 'toolbar')) === 'ltr');
    panel.dir = 'rtl';
    await waitUntil(() => directionOf(part(panel, 'toolbar')) === 'rtl');
    panel.lang = 'de';
    await says(panel, 'status', 'Kein Anruf');
    expect(directionOf(part(panel, 'toolbar'))).to.equal('rtl');
  });

  it('give way to the words of a host, one by one', async () => {
    const panel = await openPanel({ words: { buttons: { dial: 'Anklingeln' } } });
    panel.lang = 'de';
    await says(panel, 'status', 'Kein Anruf');
    expect(text(panel, 'dial-button')).to.equal('Anklingeln');
    expect(text(panel, 'devices-button')).to.equal('Geräte');
  });

  it('can be one that a host brings whole', async () => {
    const panel = await openPanel({ words: { phases: { idle: 'Δεν υπάρχει κλήση' } } });
    panel.lang = 'el';
    await says(panel, 'status', 'Δεν υπάρχει κλήση');
    expect(part(panel, 'panel').lang).to.equal('el');
  });

  it('are followed after the panel was moved', async () => {
    const panel = await openPanel();
    const elsewhere = await fixture(html`<div lang="uk"></div>`);
    elsewhere.append(panel);
    await says(panel, 'status', 'Немає дзвінка');
  });
});

/** What is left and right in the row of controls. */
function sides(panel: MessengerCallPanel): string[] {
  const middleOf = (name: string) => {
    const { left, width } = part(panel, name).getBoundingClientRect();
    return left + width / 2;
  };
  return ['microphone-button', 'hang-up-button'].sort((one, other) => middleOf(one) - middleOf(other));
}

function isOnTheLeft(panel: MessengerCallPanel, element: Element): boolean {
  const [inner, outer] = [element.getBoundingClientRect(), panel.getBoundingClientRect()];
  return inner.left + inner.width / 2 < outer.left + outer.width / 2;
}
