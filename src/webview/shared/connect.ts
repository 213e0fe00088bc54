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

/**
 * Opens the way to the host, in the panel's own types; to be called once.
 * @param isMessage true for what the host sends; anything else that comes to the window is left alone
 */
export function connect<ToView, FromView>(
  isMessage: (value: unknown) => value is ToView,
  receive: (message: ToView) => void,
): Host<FromView> {
  const host = acquireVsCodeApi();
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isMessage(data)) receive(data);
  });
  return { send: (message) => host.postMessage(message), keep: (state) => host.setState(state) };
}
