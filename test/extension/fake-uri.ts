import { URI, Utils } from 'vscode-uri';

/** VS Code's own addresses. */
export type Uri = URI;
export const Uri = Object.assign(URI, { joinPath: Utils.joinPath });

/** The address of a document that was never saved. */
export const untitled = (path: string): Uri => URI.from({ scheme: 'untitled', path });
