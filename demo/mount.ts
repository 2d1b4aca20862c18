import { html, render, type TemplateResult } from 'lit';
import { createSimulator } from '../src/simulator.js';
import { JONAS, MARIA, OTHERS, SHOP } from './customers.js';
import { jonasCamera } from './jonas-camera.js';
import { showDialectForm } from './dialect-form.js';
import { showFaultsForm } from './faults-form.js';
import { Helpdesk } from './helpdesk.js';
import { icons } from './icons.js';
import { logLine } from './log-lines.js';
import { LogView } from './log-view.js';
import { PhoneView } from './phone-view.js';

/** Fills `root` with the demo: a helpdesk, two phones, and the platform between them. Returns what takes it away again. */
export function mountDemo(root: HTMLElement): () => void {
  const page = document.createElement('div');
  page.className = 'page';
  render(layout(), page);
  const place = (selector: string): HTMLElement => {
    const found = page.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`The demo page has no ${selector}.`);
    return found;
  };

  const simulator = createSimulator({ pageId: SHOP.pageId, consumer: MARIA });
  const helpdesk = new Helpdesk(place('.desk'), simulator.adapter);
  const phones = [
    new PhoneView(place('.phone.maria'), simulator.consumer, MARIA),
    new PhoneView(place('.phone.jonas'), simulator.addConsumer({ ...JONAS, permission: 'none', devices: { camera: jonasCamera } }), JONAS),
  ];
  for (const customer of OTHERS) simulator.addConsumer({ ...customer, permission: 'none' }); // asked, they never answer
  showFaultsForm(place('.faults'), simulator.faults);
  showDialectForm(place('.dialect'), simulator.dialect);
  const log = new LogView(place('.log'));
  const stopLog = simulator.onLog((entry) => log.add(logLine(entry)));
  helpdesk.panel.addEventListener('call-version', ({ detail: { from, to, cause } }) => {
    log.add({ kind: 'version', text: `The panel is at version ${to} now (${cause})`, version: `v${from} to v${to}` });
  });
  root.append(page);

  return () => {
    page.remove();
    stopLog();
    for (const phone of phones) phone.close();
    simulator.close();
  };
}

function layout(): TemplateResult {
  return html`
    <header class="page-bar">
      <img src=${SHOP.picture} alt="" width="32" height="32" />
      <h1>${SHOP.name} helpdesk</h1>
      <p>A demo of &lt;messenger-call-panel&gt;. Both ends of each call are in this page, and nothing leaves it.</p>
      <button type="button" class="quiet-button" aria-label="Light or dark" @click=${switchScheme}>${icons.scheme}<span>Light or dark</span></button>
    </header>
    <main>
      <div class="desk-and-phones">
        <section class="desk" id="desk" aria-label="Helpdesk"></section>
        <div class="phones" id="phones">
          <section class="phone maria" aria-label="Maria’s phone"></section>
          <section class="phone compact jonas" aria-label="Jonas’s phone"></section>
        </div>
      </div>
      <div class="workbench">
        <section class="sheet" id="faults" aria-label="What goes wrong">
          <h2>What goes wrong</h2>
          <p>A call should live through it, or say what happened.</p>
          <form class="switches faults"></form>
        </section>
        <section class="sheet" aria-label="How the platform speaks">
          <h2>How the platform speaks</h2>
          <p>Its pages allow for all of this.</p>
          <form class="switches dialect"></form>
        </section>
        <section class="sheet log" id="log" aria-label="Log"></section>
      </div>
    </main>
    <nav class="jump" aria-label="Parts of the page">
      <a href="#desk">Helpdesk</a><a href="#phones">Phones</a><a href="#faults">Faults</a><a href="#log">Log</a>
    </nav>
  `;
}

function switchScheme(): void {
  const root = document.documentElement;
  const isDark = root.dataset['scheme'] === 'dark' || (root.dataset['scheme'] === undefined && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset['scheme'] = isDark ? 'light' : 'dark';
}
