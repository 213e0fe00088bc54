interface VsCodeApi {
  postMessage(message: unknown): void;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The way to the host. */
export interface Host<FromView> {
  send(message: FromView): void;
  /** Hands VS Code what the host gets back when the panel is opened again after the window was loaded anew. */
  keep(state: unknown): void;
}

/** Opens the way to the host, in the panel's own types; to be called once. */
export function connect<ToView, FromView>(receive: (message: ToView) => void): Host<FromView> {
  const host = acquireVsCodeApi();
  // Only the host can post to this window: the frame around it passes on nothing else.
  window.addEventListener('message', ({ data }: MessageEvent<ToView>) => receive(data));
  return { send: (message) => host.postMessage(message), keep: (state) => host.setState(state) };
}
