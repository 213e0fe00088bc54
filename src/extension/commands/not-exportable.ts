/** Says why something cannot be exported. */
export class NotExportable extends Error {}
