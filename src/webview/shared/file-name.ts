/** Without what file systems do not take. */
export const fileName = (name: string): string => name.replaceAll(/[^\p{L}\p{N} ._-]+/gu, '-').trim() || 'network';
