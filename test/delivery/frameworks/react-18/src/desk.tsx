import { useState } from 'react';
import type { SignalingAdapter } from 'messenger-call-panel';
import { CallPanel } from './call-panel.js';

interface DeskProps {
  adapter: SignalingAdapter;
  pageId: string;
}

export function Desk({ adapter, pageId }: DeskProps) {
  const [customer, setCustomer] = useState('Maria Santos');
  const [news, setNews] = useState('');

  return (
    <main>
      <label>
        Customer <input value={customer} onChange={(event) => setCustomer(event.target.value)} />
      </label>
      <CallPanel
        adapter={adapter}
        pageId={pageId}
        consumerName={customer}
        audioOnly={false}
        onIncoming={({ detail: { call } }) => setNews(`${call.consumerId} is calling.`)}
        onEnded={({ detail: { call } }) => setNews(`Over: ${call.end?.reason ?? 'unknown'}.`)}
      >
        <p slot="idle">{customer} has not called yet.</p>
      </CallPanel>
      <output>{news}</output>
    </main>
  );
}
