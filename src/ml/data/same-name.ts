/** A name as names are compared: without blanks around it, its accents and syllables composed. Macs write them decomposed. */
export const sameName = (name: string): string => name.trim().normalize('NFC');
