/** Set by scripts/lib/windows.mjs: these tests run under Windows's Node.js, but not on Windows. */
export const inWine = process.env['IN_WINE'] !== undefined;
