/** The shop whose helpdesk this page plays, and the people who write to it. All of it is invented. */
export const SHOP = {
  pageId: '106540000000001',
  name: 'Harbour Bikes',
  picture: portrait('shop'),
} as const;

export interface Order {
  readonly number: string;
  readonly what: string;
  readonly state: string;
}

export interface Message {
  readonly from: 'customer' | 'shop';
  readonly text: string;
  readonly when: string;
}

export interface Customer {
  readonly psid: string;
  readonly name: string;
  readonly firstName: string;
  readonly picture: string;
  readonly place: string;
  readonly since: string;
  readonly subject: string;
  readonly order: Order;
  readonly messages: readonly Message[];
}

export const MARIA: Customer = {
  psid: '5275810000000001',
  name: 'Maria Santos',
  firstName: 'Maria',
  picture: portrait('maria'),
  place: 'Lisbon',
  since: 'Customer since 2021',
  subject: 'Rear brake squeals after the service',
  order: { number: '20418', what: 'Commuter 7, annual service', state: 'Picked up on Tuesday' },
  messages: [
    { from: 'customer', text: 'Hello, the rear brake squeals since I picked the bike up.', when: '9:12' },
    { from: 'shop', text: 'Sorry to hear that, Maria. Does it happen in dry weather too?', when: '9:15' },
    { from: 'customer', text: 'Yes. Can I show you on a call?', when: '9:16' },
  ],
};

export const JONAS: Customer = {
  psid: '5275810000000002',
  name: 'Jonas Weber',
  firstName: 'Jonas',
  picture: portrait('jonas'),
  place: 'Hamburg',
  since: 'Customer since 2024',
  subject: 'Which child seat fits the Tourer?',
  order: { number: '20433', what: 'Tourer 28, green', state: 'Leaves the workshop on Friday' },
  messages: [
    { from: 'customer', text: 'Does the child seat from your window fit the Tourer?', when: '8:40' },
    { from: 'shop', text: 'It does, with the wide adapter. Shall we show you?', when: '8:52' },
  ],
};

/** Only in the list, so that it looks like a morning at work: nobody plays their phone. */
export const OTHERS: readonly Customer[] = [
  {
    psid: '5275810000000003',
    name: 'Aiko Tanaka',
    firstName: 'Aiko',
    picture: portrait('aiko'),
    place: 'Rotterdam',
    since: 'Customer since 2019',
    subject: 'Thank you for the quick repair',
    order: { number: '20397', what: 'Gear cable, 8-speed', state: 'Done' },
    messages: [{ from: 'customer', text: 'It shifts like new. Thank you all!', when: 'Yesterday' }],
  },
  {
    psid: '5275810000000004',
    name: 'Tom Okafor',
    firstName: 'Tom',
    picture: portrait('tom'),
    place: 'Bristol',
    since: 'New customer',
    subject: 'Opening hours on Saturday',
    order: { number: 'None yet', what: 'Test ride asked for', state: 'Saturday, 11:00' },
    messages: [{ from: 'customer', text: 'Are you open on Saturday morning?', when: 'Yesterday' }],
  },
];

export const CUSTOMERS: readonly Customer[] = [MARIA, JONAS, ...OTHERS];

function portrait(name: string): string {
  return new URL(`./portraits/${name}.svg`, import.meta.url).href;
}
