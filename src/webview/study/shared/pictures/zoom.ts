/**
 * How large pictures are drawn where each has so much room, in dots of the page a pixel: a whole multiple, or where they are larger than the
 * room every second, third … dot of theirs.
 * @param size of a picture, and the room for it
 */
export function zoomFor(
  size: { readonly width: number; readonly height: number },
  room: { readonly width: number; readonly height: number },
): number {
  const part = Math.min(room.width / size.width, room.height / size.height);
  return part >= 1 ? Math.floor(part) : 1 / Math.ceil(1 / Math.max(part, 1e-3));
}
