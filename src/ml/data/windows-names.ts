/** Names of devices in every folder, with any ending: Windows opens the device instead of a file. */
const device = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)/i;
/** What no name may hold, and how none may end: Windows takes a dot or a blank there away, and so opens another file. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const impossible = /[<>:"|?*\u0000-\u001f]|[. ]$/;
/** Of one name, in UTF-16. */
const LONGEST = 255;

/**
 * False for a path that no file of Windows can have: it would be another file, a device, or an error that says nothing of the name.
 * @param path folders are separated by `/`
 */
export const isWindowsPath = (path: string): boolean =>
  path
    .split('/')
    .every((name) => name === '.' || name === '..' || (name.length <= LONGEST && !device.test(name) && !impossible.test(name)));
