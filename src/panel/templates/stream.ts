/** For `ref`: shows a stream, or nothing. */
export function source(stream: MediaStream | null) {
  return (element: Element | undefined): void => {
    assign(element, stream);
  };
}

/** Returns whether a stream has just been put in. */
export function assign(element: Element | undefined, stream: MediaStream | null): element is HTMLMediaElement {
  if (!(element instanceof HTMLMediaElement) || element.srcObject === stream) {
    return false;
  }
  element.srcObject = stream;
  return stream !== null;
}
