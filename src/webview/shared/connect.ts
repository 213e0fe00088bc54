interface VsCodeApi {
  postMessage(message: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/**
 * Opens the way to the host, in the panel's own types; to be called once.
 * @returns what sends a message to the host
 */
export function connect<ToView, FromView>(receive: (message: ToView) => void): (message: FromView) => void {
  const host = acquireVsCodeApi();
  // Only the host can post to this window: the frame around it passes on nothing else.
  window.addEventListener('message', ({ data }: MessageEvent<ToView>) => receive(data));
  return (message) => host.postMessage(message);
}
