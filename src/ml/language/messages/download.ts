/** Why a data set could not be downloaded. */
export const downloadMessages = {
  'download-unreachable': (a: { title: string; address: string; detail: string }) =>
    `${a.title} could not be downloaded: ${a.address} does not answer (${a.detail}). Is there a network, or a proxy that has to be set?`,
  'download-status': (a: { title: string; address: string; status: number }) =>
    `${a.title} could not be downloaded: ${a.address} answers with the status ${a.status}.`,
  'download-broken-off': (a: { title: string; address: string; detail: string }) =>
    `The download of ${a.title} broke off (${a.address}: ${a.detail}). What has come is kept: try again, and it continues from there.`,
  'download-other-file': (a: { title: string; address: string }) =>
    `What came from ${a.address} is not the file of ${a.title}: its SHA-256 is another one. It was removed.`,
  'download-disk': (a: { title: string; path: string; detail: string }) =>
    `${a.title} could not be saved: ${a.path} cannot be written (${a.detail}).`,
};
