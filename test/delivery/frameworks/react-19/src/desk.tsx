import { useState } from 'react';
import type { SignalingAdapter } from 'messenger-call-panel/react';
import 'messenger-call-panel/react';

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
      <messenger-call-panel
        adapter={adapter}
        pageId={pageId}
        consumerName={customer}
        audioOnly={false}
        oncall-incoming={({ detail: { call } }) => setNews(`${call.consumerId} is calling.`)}
        oncall-ended={({ detail: { call } }) => setNews(`Over: ${call.end?.reason ?? 'unknown'}.`)}
      >
        <p slot="idle">{customer} has not called yet.</p>
      </messenger-call-panel>
      <output>{news}</output>
    </main>
  );
}
