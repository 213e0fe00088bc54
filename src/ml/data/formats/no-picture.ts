/** What a file says of its picture before anything of it is unpacked. */
export interface PictureHead {
  readonly kind: 'png' | 'jpeg';
  readonly height: number;
  readonly width: number;
}

/**
 * Why a file gives no picture: cut short or damaged; of another format, and which; in four printing inks; of a kind that no one makes pictures for
 * screens in, such as lossless or arithmetically coded JPEG; or it has more pixels than are unpacked.
 */
export type NoPicture =
  | { readonly trouble: 'damaged' | 'cmyk' | 'variant' | 'no-memory' }
  | { readonly trouble: 'format'; readonly format?: 'BMP' | 'GIF' | 'WebP' | 'TIFF' | 'HEIC' | 'SVG' }
  | { readonly trouble: 'too-large'; readonly height: number; readonly width: number };
