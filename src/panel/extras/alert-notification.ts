export interface Notice {
  readonly callId: string;
  close(): void;
}

/**
 * A notification of the system. It makes no sound: the panel rings. Null where the browser refuses: without leave, and on Android,
 * where only a service worker may.
 */
export function noticeOf(callId: string, title: string, picture: string | null, whenClicked: () => void): Notice | null {
  const icon = addressOf(picture);
  // The tag makes one of the notices of several pages and panels.
  const options = { tag: callId, requireInteraction: true, silent: true };
  try {
    if (Notification.permission !== 'granted') return null;
    const notification = new Notification(title, icon === null ? options : { ...options, icon });
    notification.addEventListener('click', () => {
      window.focus();
      whenClicked();
      notification.close();
    });
    return { callId, close: () => notification.close() };
  } catch {
    return null;
  }
}

/** A picture's address comes from the page's data: it is used when it is one of the web. */
function addressOf(picture: string | null): string | null {
  try {
    const { href, protocol } = new URL(picture ?? '', document.baseURI);
    return picture !== null && /^https?:$/.test(protocol) ? href : null;
  } catch {
    return null;
  }
}
